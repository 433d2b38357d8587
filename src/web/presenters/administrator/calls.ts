import type { ServiceCall } from '../../../lti/services/service-calls.js';
import type { Registration } from '../../../lti/registrations.js';
import type { Translator } from '../../i18n/translator.js';
import { callAdvice } from './call-advice.js';

export interface CallsQuery {
  readonly platform: string;
  readonly failed: boolean;
  readonly page: number;
}

export interface CallsInput {
  readonly calls: readonly ServiceCall[];
  readonly registrations: readonly Registration[];
  readonly query: CallsQuery;
  readonly more: boolean;
  readonly t: Translator;
}

function address({ platform, failed, page }: CallsQuery): string {
  const parameters = new URLSearchParams({ platform, page: String(page) });
  if (failed) parameters.set('failed', '1');
  return `?${parameters.toString()}`;
}

export function presentCalls({ calls, registrations, query, more, t }: CallsInput): object {
  const names = new Map(registrations.map(({ id, name }) => [id, name]));
  return {
    query,
    platforms: registrations.map(({ id, name }) => ({ id, name, selected: id === query.platform })),
    rows: calls.map((call) => {
      const advice = callAdvice(call);
      return {
        when: t.dateTimeToTheSecond(call.at),
        platform: names.get(call.registrationId) ?? t('inspector.unknown-platform'),
        what: `${call.method} ${call.what}`,
        host: call.host,
        ok: call.outcome === 'ok',
        outcome: call.outcome === 'ok' ? undefined : call.outcome,
        advice: advice && t(advice),
        ms: call.milliseconds,
      };
    }),
    newer: query.page > 1 ? address({ ...query, page: query.page - 1 }) : undefined,
    older: more ? address({ ...query, page: query.page + 1 }) : undefined,
  };
}
