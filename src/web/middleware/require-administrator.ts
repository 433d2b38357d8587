import type { Request, RequestHandler } from 'express';
import type { AdministratorSession } from '../../administrators/administrator-sessions.js';
import { AdministratorRefusal } from '../../administrators/refusal.js';
import { derive } from '../../security/digest.js';
import type { Services } from '../../services.js';
import { administratorCookie } from '../cookies.js';
import { chooseLanguage } from '../i18n/choose-language.js';
import { translatorOf, type Translator } from '../i18n/translator.js';
import { chosenLanguage } from '../render-page.js';

/** What the administrator's pages know of the person before them. */
export interface AdministratorVisit {
  readonly session: AdministratorSession;
  readonly t: Translator;
  /** For the page's forms: only a page that we gave this person can send it. */
  readonly formToken: string;
}

const visits = new WeakMap<Request, AdministratorVisit>();

/** A route that shows an administrator's page without having asked for the session: a mistake in the program. */
class MissingAdministratorError extends Error {}

export function administratorVisitOf(request: Request): AdministratorVisit {
  const visit = visits.get(request);
  if (visit === undefined) throw new MissingAdministratorError('requireAdministrator did not run');
  return visit;
}

/** Lets in administrators; a session of a course, whatever its role, opens nothing here. */
export function requireAdministrator({ administrators: { sessions } }: Services): RequestHandler {
  return async (request, _response, next) => {
    const token = administratorCookie(request);
    const session = token === undefined ? undefined : await sessions.find(token);
    if (session === undefined || token === undefined) {
      throw new AdministratorRefusal('administrator_needed', 'no administrator’s session in this browser');
    }
    const chosen = chosenLanguage(request);
    if (chosen !== undefined && chosen !== session.locale) await sessions.speak(session.id, chosen);
    const language = chooseLanguage(chosen, session.locale, request.headers['accept-language']);
    visits.set(request, { session, t: translatorOf(language), formToken: derive(token, 'form') });
    next();
  };
}
