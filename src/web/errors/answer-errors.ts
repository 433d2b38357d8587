import type { ErrorRequestHandler } from 'express';
import type { Logger } from 'pino';
import { RegistrationRefusal } from '../../lti/dynamic-registration/refusal.js';
import { LaunchRefusal } from '../../lti/launch/refusal.js';
import type { Refusal } from '../../refusal.js';
import { SittingRefusal } from '../../sittings/refusal.js';
import type { MessageKey } from '../i18n/fr.js';
import { errorIdOf } from '../middleware/error-id.js';
import { loggedPath } from '../logged-path.js';
import { renderPage, translatorFor, type ViewName } from '../render-page.js';
import { clientStatus } from './client-status.js';
import { launchStepOf } from './launch-request.js';
import {
  launchAnswers,
  registrationAnswers,
  sittingAnswers,
  webAnswers,
  type PublicAnswer,
} from './public-answers.js';
import { WebRefusal } from './web-refusal.js';

interface Answer extends PublicAnswer {
  readonly view: ViewName;
  readonly title: MessageKey;
  /** For the log. */
  readonly code: string;
  readonly detail: string;
}

function detailOf(error: unknown): string {
  return error instanceof Error ? error.message : 'not an error';
}

function ofRefusal(
  { code, detail }: Refusal,
  answer: PublicAnswer,
  view: ViewName,
  title: MessageKey,
): Answer {
  return { code, detail, ...answer, view, title };
}

function ofParser(error: unknown, status: number, isLaunch: boolean): Answer {
  const parsing = { code: 'request_malformed', detail: detailOf(error), status };
  if (isLaunch)
    return { ...parsing, message: 'refused.login', view: 'launch-refused', title: 'refused.title' };
  const messages: Readonly<Record<number, MessageKey>> = { 404: 'error.not-found', 413: 'error.too-large' };
  return { ...parsing, message: messages[status] ?? 'error.malformed', view: 'error', title: 'error.title' };
}

function answerTo(error: unknown, isLaunch: boolean): Answer {
  if (error instanceof LaunchRefusal) {
    return ofRefusal(error, launchAnswers[error.code], 'launch-refused', 'refused.title');
  }
  if (error instanceof RegistrationRefusal) {
    return ofRefusal(
      error,
      registrationAnswers[error.code],
      'registration-refused',
      'registration-refused.title',
    );
  }
  if (error instanceof WebRefusal && error.code === 'session_ended') {
    return ofRefusal(error, webAnswers[error.code], 'session-ended', 'session-ended.title');
  }
  if (error instanceof WebRefusal && error.code === 'access_suspended') {
    return ofRefusal(error, webAnswers[error.code], 'access-suspended', 'access-suspended.title');
  }
  if (error instanceof WebRefusal && error.code === 'launch_opened_again') {
    return ofRefusal(error, webAnswers[error.code], 'launch-refused', 'refused.title');
  }
  if (error instanceof WebRefusal) return ofRefusal(error, webAnswers[error.code], 'error', 'error.title');
  if (error instanceof SittingRefusal)
    return ofRefusal(error, sittingAnswers[error.code], 'error', 'error.title');
  const status = clientStatus(error);
  if (status !== undefined) return ofParser(error, status, isLaunch);
  return {
    code: 'unexpected',
    detail: detailOf(error),
    status: 500,
    message: 'error.unexpected',
    view: 'error',
    title: 'error.title',
  };
}

/** The last stop: a status, a sentence, and an id that the log carries with the reason. */
export const answerErrors =
  (logger: Logger): ErrorRequestHandler =>
  (error: unknown, request, response, next) => {
    if (response.headersSent) {
      next(error);
      return;
    }
    const answer = answerTo(error, launchStepOf(request) !== undefined);
    const errorId = errorIdOf(response);
    const { code, detail, status } = answer;
    const { method } = request;
    const path = loggedPath(request);
    if (code === 'unexpected') logger.error({ errorId, method, path, err: error }, 'unexpected error');
    else logger.info({ errorId, method, path, code, detail }, 'refused');
    const ofAdministrators = request.path.startsWith('/administrator');
    const t = translatorFor(request, error instanceof LaunchRefusal ? error.locale : undefined);
    renderPage(request, response, t, {
      view: answer.view,
      status,
      title: t(answer.title),
      frameAncestors: ofAdministrators ? 'nobody' : 'anyone',
      // An answer that came too late: the same address shows the item of now.
      data: {
        message: t(answer.message),
        errorId,
        advice: code === 'not_found' && !ofAdministrators ? t('error.not-found-advice') : undefined,
        goOn: code === 'serving_unknown' ? request.path : undefined,
      },
    });
  };
