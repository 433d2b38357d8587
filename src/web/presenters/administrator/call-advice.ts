import type { ServiceCall } from '../../../lti/services/service-calls.js';
import type { MessageKey } from '../../i18n/fr.js';

const BY_OUTCOME: ReadonlyMap<string, MessageKey> = new Map(
  Object.entries({
    timeout: 'call.timeout',
    unreachable: 'call.unreachable',
    too_large: 'call.too-large',
    address_refused: 'call.address-refused',
    url_refused: 'call.url-refused',
    status_400: 'call.refused',
    status_401: 'call.unauthorized',
    status_403: 'call.forbidden',
    status_404: 'call.not-found',
    status_409: 'call.conflict',
    status_422: 'call.refused',
    status_429: 'call.busy',
  } as const),
);

/** Why a call failed and what to do about it; undefined where it did not. */
export function callAdvice({ what, outcome }: Pick<ServiceCall, 'what' | 'outcome'>): MessageKey | undefined {
  if (outcome === 'ok') return undefined;
  if (what === 'access token' && outcome.startsWith('status_4') && outcome !== 'status_429')
    return 'call.token';
  if (outcome.startsWith('status_5')) return 'call.server';
  return BY_OUTCOME.get(outcome) ?? 'call.other';
}
