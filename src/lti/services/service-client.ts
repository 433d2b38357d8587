import type { GuardedClient, OutboundAnswer, OutboundRequest } from '../../outbound/guarded-client.js';
import type { Registration } from '../registrations.js';
import type { AccessTokens } from './access-tokens.js';
import { unnoted, type Noting } from './service-calls.js';
import { ServiceError } from './service-error.js';

/**
 * Requests to a platform's services with an access token; one that it no longer takes is replaced once. A platform
 * that asks us to wait is asked nothing until then, by whomever.
 */
export interface ServiceClient {
  /** @throws ServiceError unless the answer is 2xx; OutboundError when there is none. */
  send(
    registration: Registration,
    scopes: readonly string[],
    url: string,
    request: OutboundRequest & { readonly what: string },
  ): Promise<OutboundAnswer>;
}

export function serviceClient(
  client: GuardedClient,
  tokens: AccessTokens,
  now: () => number,
  noting: Noting = unnoted,
): ServiceClient {
  /** Until when a registration's platform wants to be left alone, and what it said. */
  const waits = new Map<string, { readonly until: number; readonly status: number }>();

  function refuseWhileWaiting({ id }: Registration, what: string): void {
    const wait = waits.get(id);
    if (wait === undefined) return;
    const left = wait.until - now();
    if (left > 0) throw ServiceError.toWait(what, wait.status, left);
    waits.delete(id);
  }

  return {
    async send(registration, scopes, url, { what, headers, ...request }) {
      const call = { registrationId: registration.id, what, method: request.method ?? 'GET', url };
      const attempt = (token: string) =>
        noting(call, () =>
          client.request(url, { ...request, headers: { ...headers, authorization: `Bearer ${token}` } }),
        );
      refuseWhileWaiting(registration, what);
      const token = await tokens.get(registration, scopes);
      let answer = await attempt(token);
      if (answer.status === 401) {
        tokens.drop(registration, scopes, token);
        answer = await attempt(await tokens.get(registration, scopes));
      }
      if (answer.status >= 200 && answer.status <= 299) return answer;
      const error = ServiceError.ofAnswer(what, answer, now());
      if (error.passing && error.retryAfter !== undefined) {
        waits.set(registration.id, { until: now() + error.retryAfter, status: answer.status });
      }
      throw error;
    },
  };
}
