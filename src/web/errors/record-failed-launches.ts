import type { ErrorRequestHandler, Request } from 'express';
import { LaunchRefusal } from '../../lti/launch/refusal.js';
import type { LaunchRecord } from '../../lti/launch-records.js';
import { Refusal } from '../../refusal.js';
import type { Services } from '../../services.js';
import type { Metrics } from '../metrics.js';
import { errorIdOf } from '../middleware/error-id.js';
import { clientStatus } from './client-status.js';
import { launchStepOf } from './launch-request.js';

/** A detail longer than this says nothing more. */
const MAX_DETAIL = 500;

const HOUR = 3_600_000;
/** Refusals that one process records in an hour: many addresses together could fill the store. */
const MOST_AN_HOUR = 20_000;

type Reason = Pick<LaunchRecord, 'outcome' | 'detail' | 'registrationId' | 'facts'>;

/** Why the person sees an error page, if an administrator is to find that out by its reference. */
function reasonOf(error: unknown, isLaunch: boolean): Reason | undefined {
  if (error instanceof LaunchRefusal) {
    if (error.code === 'too_many_failures') return undefined;
    const { code: outcome, detail, registrationId, facts } = error;
    return {
      outcome,
      detail: detail.slice(0, MAX_DETAIL),
      ...(registrationId === undefined ? {} : { registrationId }),
      ...(facts === undefined ? {} : { facts }),
    };
  }
  if (error instanceof Refusal) return undefined;
  // Messages of errors that nobody foresaw may hold anything: the log has them.
  if (clientStatus(error) === undefined) return { outcome: 'unexpected' };
  return isLaunch ? { outcome: 'request_malformed' } : undefined;
}

/**
 * Every refused login or launch leaves a record that says why, under the id that the person sees; so does every fault
 * of ours. Those beyond the limits leave none: whoever makes them could fill the store.
 */
export function recordFailedLaunches({ lti }: Services, { launches }: Metrics): ErrorRequestHandler {
  let hour = { began: lti.now(), records: 0 };

  function mayRecord(): boolean {
    if (lti.now() - hour.began >= HOUR) hour = { began: lti.now(), records: 0 };
    hour.records += 1;
    return hour.records <= MOST_AN_HOUR;
  }

  return async (error: unknown, request: Request, response, next) => {
    if (error instanceof LaunchRefusal) launches.inc({ outcome: error.code });
    const step: LaunchRecord['step'] = launchStepOf(request) ?? 'page';
    const reason = reasonOf(error, step !== 'page');
    if (reason !== undefined && mayRecord()) {
      const record = { at: lti.now(), step, errorId: errorIdOf(response), ...reason };
      // A store that fails is often the very reason: what went wrong first is what the log needs.
      await lti.launchRecords.add(record).catch(() => undefined);
    }
    next(error);
  };
}
