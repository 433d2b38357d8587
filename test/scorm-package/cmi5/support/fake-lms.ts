import { randomUUID } from 'node:crypto';
import type { WebAnswer, WebRequest } from '../../../../scorm-package/cmi5/cmi5-window.js';
import { problemsOf, type SessionFacts } from './session-rules.js';
import { statementShape, verbOf, type ToldStatement } from './statement-shape.js';
import { LMS_CATEGORY, SESSION_ID } from './vocabulary.js';

export interface LaunchOptions {
  readonly launchMode?: 'Normal' | 'Browse' | 'Review';
  readonly masteryScore?: number;
  readonly returnURL?: string;
}

interface Session extends SessionFacts {
  readonly token: string;
  isRead: boolean;
  isFetched: boolean;
  /** What was read before the first statement. */
  readonly read: Set<string>;
  readonly launchData: object;
  readonly told: ToldStatement[];
}

const ENDPOINT = 'https://lms.example/xapi/';
const FETCH = 'https://lms.example/fetch/';
const ACTOR = { objectType: 'Agent', account: { homePage: 'https://lms.example', name: 'ines' } };
const ACTIVITY = 'https://lms.example/activities/42?a=1&b=é';
const GROUPING = 'urn:parcours:module:bien-noter:fr';

/** An LMS that launches one learner's module again and again in one registration, and is as strict as cmi5 is. */
export interface FakeLms {
  /** Begins a session. @returns what the page's address ends with */
  readonly launch: (options?: LaunchOptions) => string;
  readonly fetch: (address: string, request: WebRequest) => Promise<WebAnswer>;
  /** All that was taken in this registration, in its order. */
  readonly statements: readonly ToldStatement[];
  /** Whatever was against a rule. */
  readonly refused: readonly string[];
  /** The document that the module keeps; undefined before. */
  readonly state: () => unknown;
  /** What goes wrong; a test sets it. */
  readonly faults: {
    /** No request arrives. */
    isDown: boolean;
    /** Requests arrive, and no answer comes back. */
    losesAnswers: boolean;
    /** The status for these statements; 0 leaves the judgement to the rules. */
    statusOf: (statements: readonly ToldStatement[]) => number;
    /** The status for a resource that is asked for; 0 answers. */
    statusAt: (resource: string) => number;
  };
  /**
   * Requests that asked to outlive the page, and all others that send something; statements under an id that others
   * have; and documents.
   */
  readonly sent: { keptAlive: number; others: number; conflicts: number; documents: number };
}

const answer = (status: number, body?: unknown): WebAnswer => ({
  status,
  async json() {
    if (body === undefined) throw new SyntaxError('no JSON');
    return structuredClone(body);
  },
});

export function fakeLms(): FakeLms {
  const sessions: Session[] = [];
  const statements: ToldStatement[] = [];
  const refused: string[] = [];
  const registration = randomUUID();
  let kept: string | undefined;

  const refuse = (status: number, ...why: readonly string[]): WebAnswer => {
    refused.push(...why);
    return answer(status);
  };

  function giveToken(session: Session | undefined, { method }: WebRequest): WebAnswer {
    if (session === undefined || method !== 'POST') return refuse(400, 'no such address, or asked wrongly');
    if (session.isFetched) return answer(200, { 'error-code': '1', 'error-text': 'asked before' });
    session.isFetched = true;
    return answer(200, { 'auth-token': session.token });
  }

  function stateAt(query: URLSearchParams, session: Session, { method, body }: WebRequest): WebAnswer {
    const about = [query.get('activityId'), query.get('agent'), query.get('registration')];
    if (about.join('\n') !== [ACTIVITY, JSON.stringify(ACTOR), registration].join('\n')) {
      return refuse(400, `the state of ${about.join()}`);
    }
    const id = query.get('stateId') ?? '';
    if (method === 'GET') {
      session.read.add(id);
      if (id === 'LMS.LaunchData') return answer(200, session.launchData);
      return kept === undefined ? answer(404) : answer(200, JSON.parse(kept));
    }
    if (method !== 'PUT' || id !== 'parcours' || !session.counts) return refuse(400, `${method} ${id}`);
    if (session.told.some((statement) => verbOf(statement) === 'terminated')) {
      return refuse(403, 'a document after the end');
    }
    lms.sent.documents++;
    kept = body ?? '';
    return answer(204);
  }

  function take(session: Session, body: string): WebAnswer {
    const shaped = statementShape.array().min(1).safeParse(JSON.parse(body));
    if (!shaped.success) return refuse(400, shaped.error.message);
    const status = lms.faults.statusOf(shaped.data);
    if (status > 0) return answer(status);
    const known = (id: string) => statements.find((one) => one.id === id);
    const isOther = (one: ToldStatement) =>
      known(one.id) !== undefined && JSON.stringify(known(one.id)) !== JSON.stringify(one);
    if (shaped.data.some(isOther)) {
      lms.sent.conflicts++;
      return answer(409);
    }
    for (const statement of shaped.data) {
      if (known(statement.id) !== undefined) continue;
      const isRead = session.read.has('LMS.LaunchData') && session.read.has('cmi5LearnerPreferences');
      const problems = problemsOf(statement, { ...session, isRead }, session.told, statements);
      if (problems.length > 0) return refuse(403, ...problems);
      session.told.push(statement);
      statements.push(statement);
    }
    return answer(
      200,
      shaped.data.map(({ id }) => id),
    );
  }

  function respond(address: string, request: WebRequest): WebAnswer {
    const { href, pathname, searchParams } = new URL(address);
    if (href.startsWith(FETCH)) return giveToken(sessions[Number(href.slice(FETCH.length))], request);
    if (!href.startsWith(ENDPOINT)) return refuse(404, `${href} is none of ours`);
    const { Authorization, ...headers } = request.headers ?? {};
    const session = sessions.find(({ token }) => Authorization === `Basic ${token}`);
    if (session === undefined) return refuse(401, 'no authority');
    if (headers['X-Experience-API-Version'] !== '1.0.3') return refuse(400, 'no version');
    const resource = pathname.slice(new URL(ENDPOINT).pathname.length);
    if (request.method !== 'GET') {
      lms.sent[request.keepalive === true ? 'keptAlive' : 'others']++;
      if (headers['Content-Type'] !== 'application/json') return refuse(400, 'sent as no JSON');
      if ((request.body ?? '').length > 60_000) return refuse(413, 'too much to outlive the page');
    }
    const isProfile = resource === 'agents/profile' && request.method === 'GET';
    // To have asked is enough: what comes of it is the LMS's affair.
    if (isProfile) session.read.add(searchParams.get('profileId') ?? '');
    const status = lms.faults.statusAt(resource);
    if (status > 0) return answer(status);
    if (resource === 'activities/state') return stateAt(searchParams, session, request);
    if (isProfile) return answer(404);
    if (resource === 'statements' && request.method === 'POST') return take(session, request.body ?? '');
    return refuse(404, `${request.method} ${resource}`);
  }

  const lms: FakeLms = {
    launch({ launchMode = 'Normal', masteryScore, returnURL } = {}) {
      const sessionId = randomUUID();
      const contextTemplate = {
        // One activity may stand without a list.
        contextActivities: { grouping: [{ id: GROUPING }], category: { id: LMS_CATEGORY } },
        extensions: { [SESSION_ID]: sessionId },
        platform: 'LMS',
      };
      const more = { ...(masteryScore !== undefined && { masteryScore }), ...(returnURL && { returnURL }) };
      sessions.push({
        actor: ACTOR,
        registration,
        activityId: ACTIVITY,
        sessionId,
        grouping: GROUPING,
        masteryScore,
        counts: launchMode === 'Normal',
        token: Buffer.from(sessionId).toString('base64'),
        isRead: false,
        isFetched: false,
        read: new Set(),
        launchData: { contextTemplate, launchMode, moveOn: 'Passed', ...more },
        told: [],
      });
      const given = { endpoint: ENDPOINT, actor: JSON.stringify(ACTOR), registration, activityId: ACTIVITY };
      const fetch = `${FETCH}${sessions.length - 1}`;
      return `?${new URLSearchParams({ ...given, fetch }).toString()}`;
    },
    async fetch(address, request) {
      if (lms.faults.isDown) throw new TypeError('no network');
      const given = respond(address, request);
      if (lms.faults.losesAnswers) throw new TypeError('no answer');
      return given;
    },
    statements,
    refused,
    state: () => (kept === undefined ? undefined : (JSON.parse(kept) as unknown)),
    faults: { isDown: false, losesAnswers: false, statusOf: () => 0, statusAt: () => 0 },
    sent: { keptAlive: 0, others: 0, conflicts: 0, documents: 0 },
  };
  return lms;
}
