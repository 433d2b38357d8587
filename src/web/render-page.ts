import { randomBytes } from 'node:crypto';
import type { Request, Response } from 'express';
import type { Language } from '../content/localized.js';
import { setContentSecurityPolicy, type PolicyOptions } from './content-security-policy.js';
import { chooseLanguage } from './i18n/choose-language.js';
import { translatorOf, type Translator } from './i18n/translator.js';

/** Every page's name, as `data-view` says it. */
export type ViewName =
  | 'error'
  | 'feedback'
  | 'home'
  | 'item'
  | 'launch-refused'
  | 'learner-start'
  | 'open-in-window'
  | 'platform-registered'
  | 'registration-refused'
  | 'results'
  | 'session-ended'
  | 'teacher-home';

export interface Page extends PolicyOptions {
  readonly view: ViewName;
  readonly status?: number;
  readonly title: string;
  /** What the page's template shows. */
  readonly data: object;
  /** For pages of a session: where the same page is found in the other language. */
  readonly language?: Language;
}

/** The language of a page without a session: the one in the address, else the browser's. */
export function translatorFor(request: Request, locale?: string): Translator {
  return translatorOf(chooseLanguage(chosenLanguage(request), locale, request.headers['accept-language']));
}

export function chosenLanguage(request: Request): Language | undefined {
  const { lang } = request.query;
  return lang === 'fr' || lang === 'en' ? lang : undefined;
}

/** The same page in the other language. */
function otherLanguageLink(request: Request, language: Language): string {
  const other = language === 'fr' ? 'en' : 'fr';
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(request.query)) {
    if (typeof value === 'string' && name !== 'lang') query.set(name, value);
  }
  query.set('lang', other);
  return `?${query.toString()}`;
}

export function renderPage(request: Request, response: Response, t: Translator, page: Page): void {
  const { view, status = 200, title, data } = page;
  const nonce = randomBytes(16).toString('base64url');
  setContentSecurityPolicy(response, nonce, page);
  response.setHeader('Cache-Control', 'no-store');
  response.status(status);
  response.render(`pages/${view}`, {
    ...data,
    view,
    title,
    t,
    nonce,
    // A form's answer cannot be asked for again in another language.
    otherLanguage: request.method === 'GET' ? otherLanguageLink(request, t.language) : undefined,
  });
}
