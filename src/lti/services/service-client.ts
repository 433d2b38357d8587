import type { GuardedClient, OutboundAnswer, OutboundRequest } from '../../outbound/guarded-client.js';
import type { Registration } from '../registrations.js';
import type { AccessTokens } from './access-tokens.js';
import { ServiceError } from './service-error.js';

/** Requests to a platform's services with an access token; one that it no longer takes is replaced once. */
export interface ServiceClient {
  /** @throws ServiceError unless the answer is 2xx; OutboundError when there is none. */
  send(
    registration: Registration,
    scopes: readonly string[],
    url: string,
    request: OutboundRequest & { readonly what: string },
  ): Promise<OutboundAnswer>;
}

export function serviceClient(client: GuardedClient, tokens: AccessTokens, now: () => number): ServiceClient {
  return {
    async send(registration, scopes, url, { what, headers, ...request }) {
      const attempt = (token: string) =>
        client.request(url, { ...request, headers: { ...headers, authorization: `Bearer ${token}` } });
      const token = await tokens.get(registration, scopes);
      let answer = await attempt(token);
      if (answer.status === 401) {
        tokens.drop(registration, scopes, token);
        answer = await attempt(await tokens.get(registration, scopes));
      }
      if (answer.status < 200 || answer.status > 299) throw ServiceError.ofAnswer(what, answer, now());
      return answer;
    },
  };
}
