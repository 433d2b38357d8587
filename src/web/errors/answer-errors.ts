import type { ErrorRequestHandler, Request } from 'express';
import { RegistrationRefusal } from '../../lti/dynamic-registration/refusal.js';
import { LaunchRefusal } from '../../lti/launch/refusal.js';
import type { Refusal } from '../../refusal.js';
import { SittingRefusal } from '../../sittings/refusal.js';
import type { MessageKey } from '../i18n/fr.js';
import { errorIdOf } from '../middleware/error-id.js';
import { renderPage, translatorFor, type ViewName } from '../render-page.js';
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

/** Errors of Express' own parsers say by their status whose fault they are. */
function clientStatus(error: unknown): number | undefined {
  const { status } = error as { status?: unknown };
  return typeof status === 'number' && status >= 400 && status < 500 ? status : undefined;
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

const LAUNCH_PATHS = new Set(['/lti/login', '/lti/launch']);

/** Older Open edX posts its launches to the front door, which takes no other form. */
function isLaunch({ method, path }: Request): boolean {
  return LAUNCH_PATHS.has(path) || (method === 'POST' && path === '/');
}

/** The last stop: a status, a sentence, and an id that the log carries with the reason. */
export const answerErrors: ErrorRequestHandler = (error: unknown, request, response, next) => {
  if (response.headersSent) {
    next(error);
    return;
  }
  const answer = answerTo(error, isLaunch(request));
  const errorId = errorIdOf(response);
  const { code, detail, status } = answer;
  if (status >= 500 && code === 'unexpected') request.log.error({ errorId, err: error }, 'unexpected error');
  else request.log.info({ errorId, code, detail }, 'refused');
  const t = translatorFor(request, error instanceof LaunchRefusal ? error.locale : undefined);
  renderPage(request, response, t, {
    view: answer.view,
    status,
    title: t(answer.title),
    frameAncestors: 'anyone',
    // An answer that came too late: the same address shows the item of now.
    data: {
      message: t(answer.message),
      errorId,
      goOn: code === 'serving_unknown' ? request.path : undefined,
    },
  });
};
