import type { Request, Response } from 'express';
import { administratorVisitOf } from '../../middleware/require-administrator.js';
import type { MessageKey } from '../../i18n/fr.js';
import type { Translator } from '../../i18n/translator.js';
import { renderPage, type Page } from '../../render-page.js';

const SECTIONS: readonly { readonly path: string; readonly name: MessageKey }[] = [
  { path: '', name: 'administrator.home' },
  { path: '/platforms', name: 'platforms.title' },
  { path: '/launches', name: 'inspector.launches' },
  { path: '/calls', name: 'inspector.calls' },
  { path: '/grades', name: 'deliveries.title' },
  { path: '/keys', name: 'keys.title' },
];

/** The links to all sections; the one that the address belongs to is marked. */
function sectionsAt(address: string, t: Translator): object[] {
  const [, current = ''] = /^\/administrator(\/[a-z]+)?/.exec(address) ?? [];
  return SECTIONS.map(({ path, name }) => ({
    href: `/administrator${path}`,
    name: t(name),
    current: path === current,
  }));
}

/** One of the administrator's pages: never framed, with what its navigation and its forms need. */
export function showAdministratorPage(
  request: Request,
  response: Response,
  page: Omit<Page, 'frameAncestors'>,
): void {
  const { t, formToken } = administratorVisitOf(request);
  const sections = sectionsAt(request.baseUrl + request.path, t);
  const data = { styles: ['administrator'], formToken, sections, ...page.data };
  renderPage(request, response, t, { ...page, frameAncestors: 'nobody', data });
}
