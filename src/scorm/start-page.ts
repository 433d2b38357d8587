import type { Language } from '../content/localized.js';
import { inLanguage } from '../content/translation.js';
import type { ModuleContent } from '../content/modules.js';
import type { PackageContent } from './package-content.js';

const WITHOUT_SCRIPTS: Readonly<Record<Language, string>> = {
  fr: 'Ce module a besoin de JavaScript. Activez-le dans votre navigateur, puis rechargez la page.',
  en: 'This module needs JavaScript. Turn it on in your browser, then load the page again.',
};

const CHARACTERS: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };

const escaped = (text: string): string => text.replaceAll(/[&<>]/g, (one) => CHARACTERS[one] ?? one);

/** The package's `index.html`. Scripts are plain ones: from a disk, browsers run no modules. */
export function startPage({ module, language }: PackageContent): string {
  const { said, lang } = inLanguage<ModuleContent>(module, language);
  return `<!doctype html>
<html lang="${language}">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title${lang === language ? '' : ` lang="${lang}"`}>${escaped(said.title)}</title>
    <link rel="stylesheet" href="player.css">
  </head>
  <body>
    <noscript><p>${WITHOUT_SCRIPTS[language]}</p></noscript>
    <script src="content.js"></script>
    <script src="player.js"></script>
  </body>
</html>
`;
}
