import type { Cmi5Window, WebAnswer } from './cmi5-window.js';
import { fieldsOf, textOf } from './fields.js';
import type { Launch } from './launch.js';
import { PREFERENCES, STATE } from './names.js';
import type { Statement } from './statement.js';

/** The LMS's record store, with the authority of one session. */
export interface Lrs {
  /**
   * A document of this learner, module and registration (xAPI 1.0.3, part 3, section 2.3).
   * @returns undefined where there is none
   * @throws Error where it cannot be read
   */
  readState(id: string): Promise<unknown>;
  /** Asks for the learner's preferences, as every module must, whatever comes of it. */
  readPreferences(): Promise<void>;
  /** @returns the HTTP status, 0 where no answer came */
  writeState(text: string): Promise<number>;
  /** @returns the HTTP status, 0 where no answer came */
  tell(statements: readonly Statement[]): Promise<number>;
}

/** Milliseconds before each further try to read. */
const PAUSES = [1_000, 2_000];

/**
 * Gets the authority of the session: the address answers once (cmi5, section 8.2).
 * @throws Error where it gives none
 */
export async function authTokenFrom(window: Cmi5Window, { fetch }: Launch): Promise<string> {
  const answer = await window.fetch(fetch, { method: 'POST' });
  const token = textOf(fieldsOf(await answer.json())['auth-token']);
  if (!token) throw new Error('no token');
  return token;
}

export function lrsOf(window: Cmi5Window, launch: Launch, token: string): Lrs {
  const headers = { Authorization: `Basic ${token}`, 'X-Experience-API-Version': '1.0.3' };
  const agent = JSON.stringify(launch.actor);
  const addressOf = (resource: string, query: Readonly<Record<string, string>>): string =>
    `${launch.endpoint}${resource}?${new URLSearchParams(query).toString()}`;
  const stateAddress = (stateId: string): string => {
    const { activityId, registration } = launch;
    return addressOf('activities/state', { activityId, agent, registration, stateId });
  };
  const get = (address: string): Promise<WebAnswer> =>
    window.fetch(address, { method: 'GET', headers, cache: 'no-store' });
  const send = (method: 'POST' | 'PUT', address: string, body: string): Promise<number> =>
    window
      .fetch(address, {
        method,
        headers: { ...headers, 'Content-Type': 'application/json' },
        body,
        keepalive: true,
      })
      .then(
        ({ status }) => status,
        () => 0,
      );

  const readState = async (id: string, [pause, ...later] = PAUSES): Promise<unknown> => {
    const answer = await get(stateAddress(id)).catch(() => undefined);
    const status = answer && answer.status;
    if (answer && status === 200) return answer.json();
    if (status === 404 || status === 204) return undefined;
    if (!pause) throw new Error(id);
    await new Promise<void>((goOn) => window.setTimeout(goOn, pause));
    return readState(id, later);
  };

  return {
    readState: (id) => readState(id),
    readPreferences: () =>
      get(addressOf('agents/profile', { agent, profileId: PREFERENCES })).then(
        () => undefined,
        () => undefined,
      ),
    writeState: (text) => send('PUT', stateAddress(STATE), text),
    tell: (statements) => send('POST', `${launch.endpoint}statements`, JSON.stringify(statements)),
  };
}
