import type { Request, RequestHandler } from 'express';
import { unusableFor } from '../../lti/launch/checks/refuse-unusable-registration.js';
import type { Session } from '../../lti/sessions.js';
import { derive } from '../../security/digest.js';
import { isOpaqueId } from '../../security/opaque-id.js';
import type { Services } from '../../services.js';
import { sessionCookie } from '../cookies.js';
import { WebRefusal } from '../errors/web-refusal.js';
import { chooseLanguage } from '../i18n/choose-language.js';
import { translatorOf, type Translator } from '../i18n/translator.js';
import { chosenLanguage } from '../render-page.js';

/** What the pages of a launch know of the person before them. */
export interface Visit {
  readonly session: Session;
  readonly t: Translator;
  /** For the page's forms: only a page that we gave this person can send it. */
  readonly formToken: string;
}

const visits = new WeakMap<Request, Visit>();
/** Of sessions that stay in memory: made once for all their pages. */
const formTokens = new WeakMap<Session, string>();

function formTokenOf(session: Session, token: string): string {
  const formToken = formTokens.get(session) ?? derive(token, 'form');
  formTokens.set(session, formToken);
  return formToken;
}

/** A route that shows a launch's page without having asked for its session: a mistake in the program. */
class MissingVisitError extends Error {}

export function visitOf(request: Request): Visit {
  const visit = visits.get(request);
  if (visit === undefined) throw new MissingVisitError('requireSession did not run');
  return visit;
}

/** The placement that the visit is to; while a teacher chooses what to place there is none. */
export function placementIdOf({ session }: Visit): string {
  if (session.placementId === undefined) throw new WebRefusal('not_found', 'no link was opened');
  return session.placementId;
}

/**
 * Trust is asked for with each request, of the store and not of a memory: a platform that was suspended a moment
 * ago, by another process perhaps, has no open pages left. The session itself is kept: approved again, it goes on.
 */
async function requireTrust({ registrationId }: Session, { registrations, trust }: Services['lti']) {
  const registration = await registrations.get(registrationId);
  if (registration === undefined) throw new WebRefusal('session_ended', 'the registration is gone');
  const reason = unusableFor(registration.doc, trust);
  if (reason !== undefined) throw new WebRefusal('access_suspended', reason);
}

/** Lets in who holds the launch's cookie while its platform is trusted; anybody else is told what closed the page. */
export function requireSession({ lti }: Services): RequestHandler {
  return async (request, _response, next) => {
    const id = String(request.params['launch']);
    const token = isOpaqueId(id) ? sessionCookie(request, id) : undefined;
    const found = token === undefined ? undefined : await lti.sessions.find(id, token);
    if (found === undefined || token === undefined) {
      throw new WebRefusal('session_ended', 'no such session in this browser');
    }
    await requireTrust(found, lti);
    const chosen = chosenLanguage(request);
    if (chosen !== undefined && chosen !== found.locale) await lti.sessions.speak(id, chosen);
    const language = chooseLanguage(chosen, found.locale, request.headers['accept-language']);
    visits.set(request, { session: found, t: translatorOf(language), formToken: formTokenOf(found, token) });
    next();
  };
}
