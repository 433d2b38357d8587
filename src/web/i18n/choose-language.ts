import type { Language } from '../../content/localized.js';

/** `fr-FR`, `en_GB`… as a language we speak. */
export function languageOfLocale(locale: string | undefined): Language | undefined {
  const tag = locale?.slice(0, 2).toLowerCase();
  return tag === 'fr' || tag === 'en' ? tag : undefined;
}

/** The first of the reader's languages that we speak (RFC 9110, section 12.5.4). */
function accepted(header: string | undefined): Language | undefined {
  const wanted = (header ?? '')
    .slice(0, 500)
    .split(',')
    .map((part) => {
      const [tag = '', quality = ''] = part.trim().split(/;\s*q=/);
      return { language: languageOfLocale(tag), quality: quality === '' ? 1 : Number(quality) };
    })
    .filter(({ quality }) => quality > 0);
  return wanted.sort((a, b) => b.quality - a.quality).find(({ language }) => language !== undefined)
    ?.language;
}

/** The language chosen, else that of the launch, else the browser's, else French. */
export function chooseLanguage(
  chosen: Language | undefined,
  locale: string | undefined,
  acceptLanguage: string | undefined,
): Language {
  return chosen ?? languageOfLocale(locale) ?? accepted(acceptLanguage) ?? 'fr';
}
