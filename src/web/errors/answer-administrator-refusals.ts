import type { ErrorRequestHandler } from 'express';
import type { Logger } from 'pino';
import { AdministratorRefusal, type AdministratorRefusalCode } from '../../administrators/refusal.js';
import { errorIdOf } from '../middleware/error-id.js';
import { renderPage, translatorFor } from '../render-page.js';
import type { PublicAnswer } from './public-answers.js';

const ANSWERS: Readonly<Record<AdministratorRefusalCode, PublicAnswer>> = {
  administrator_needed: { status: 401, message: 'administrator.needed' },
  administrator_link_invalid: { status: 403, message: 'administrator.link-invalid' },
  sign_in_not_configured: { status: 404, message: 'administrator.needed' },
  sign_in_over: { status: 400, message: 'administrator.sign-in-over' },
  sign_in_refused: { status: 403, message: 'administrator.sign-in-refused' },
  sign_in_unavailable: { status: 502, message: 'administrator.sign-in-unavailable' },
  not_an_administrator: { status: 403, message: 'administrator.not-allowed' },
};

/** Prints a link that lets its reader in. */
const COMMAND = 'npm run --silent parcours -- administrators link';

/** Whoever does not come in as administrator reads how one does. @param signIn whether a provider is configured */
export const answerAdministratorRefusals =
  (signIn: boolean, logger: Logger): ErrorRequestHandler =>
  (error: unknown, request, response, next) => {
    if (!(error instanceof AdministratorRefusal)) {
      next(error);
      return;
    }
    const { code, detail } = error;
    const { status, message } = ANSWERS[code];
    const errorId = errorIdOf(response);
    logger.info({ errorId, code, detail }, 'administrator refused');
    const t = translatorFor(request);
    renderPage(request, response, t, {
      view: 'administrator-enter',
      status,
      title: t('administrator.enter-title'),
      frameAncestors: 'nobody',
      data: { styles: ['administrator'], message: t(message), errorId, signIn, command: COMMAND },
    });
  };
