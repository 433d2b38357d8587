import type { Request, Response } from 'express';
import path from 'node:path';
import type { Language } from '../content/localized.js';
import { setContentSecurityPolicy, type PolicyOptions } from './content-security-policy.js';
import { opaqueId } from '../security/opaque-id.js';
import { packageRoot } from '../services.js';
import { chooseLanguage } from './i18n/choose-language.js';
import { translatorOf, type Translator } from './i18n/translator.js';
import { compileViews } from './views.js';

const render = compileViews(path.join(packageRoot, 'views'), ['pages', 'partials']);

/** Every page's name, as `data-view` says it. */
export type ViewName =
  | 'access-suspended'
  | 'administrator-add-platform'
  | 'administrator-calls'
  | 'administrator-enter'
  | 'administrator-grades'
  | 'administrator-home'
  | 'administrator-invitation'
  | 'administrator-keys'
  | 'administrator-launch'
  | 'administrator-launches'
  | 'administrator-platform'
  | 'administrator-platform-added'
  | 'administrator-platforms'
  | 'chosen'
  | 'compose'
  | 'content-preview'
  | 'deep-linking'
  | 'deep-linking-return'
  | 'error'
  | 'extra-time'
  | 'feedback'
  | 'grades'
  | 'home'
  | 'item'
  | 'launch-refused'
  | 'learner-start'
  | 'module'
  | 'open-in-window'
  | 'package-preview'
  | 'packages'
  | 'platform-registered'
  | 'registration-refused'
  | 'results'
  | 'review'
  | 'session-ended'
  | 'teacher-home'
  | 'unfinished';

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
  const nonce = opaqueId();
  setContentSecurityPolicy(response, nonce, page);
  response.setHeader('Cache-Control', 'no-store');
  response.setHeader('Content-Type', 'text/html; charset=utf-8');
  const html = render(`pages/${view}`, {
    view,
    title,
    // Who hears a page reads its title first: that something is to be mended stands there.
    documentTitle: status === 422 ? t('error.page-title', { title }) : title,
    t,
    nonce,
    // A form's answer cannot be asked for again in another language.
    otherLanguage: request.method === 'GET' ? otherLanguageLink(request, t.language) : undefined,
    ...data,
  });
  response.status(status).end(html);
}
