import type { ErrorRequestHandler } from 'express';
import { LaunchRefusal } from '../../lti/launch/refusal.js';
import type { Services } from '../../services.js';
import type { Metrics } from '../metrics.js';
import { errorIdOf } from '../middleware/error-id.js';

/** A detail longer than this says nothing more. */
const MAX_DETAIL = 500;

/**
 * Every refused login or launch leaves a record that says why, under the id that the person sees. Those beyond
 * the limit of failures leave none: whoever makes them could fill the store.
 */
export function recordFailedLaunches({ lti }: Services, { launches }: Metrics): ErrorRequestHandler {
  return async (error: unknown, _request, response, next) => {
    if (error instanceof LaunchRefusal) {
      launches.inc({ outcome: error.code });
    }
    if (error instanceof LaunchRefusal && error.code !== 'too_many_failures') {
      await lti.launchRecords.add({
        at: lti.now(),
        outcome: error.code,
        detail: error.detail.slice(0, MAX_DETAIL),
        errorId: errorIdOf(response),
        ...(error.registrationId === undefined ? {} : { registrationId: error.registrationId }),
      });
    }
    next(error);
  };
}
