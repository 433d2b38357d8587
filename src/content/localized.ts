import { z } from 'zod';

/** A text in French, and in English where it is translated. */
export const localizedSchema = z.strictObject({ fr: z.string().min(1), en: z.string().min(1).optional() });

export type Localized = z.infer<typeof localizedSchema>;

export type Language = 'fr' | 'en';

/** The text in that language, else in French; `lang` says which one it is. */
export function localized(
  text: Localized,
  language: Language,
): { readonly text: string; readonly lang: Language } {
  if (language === 'en' && text.en !== undefined) return { text: text.en, lang: 'en' };
  return { text: text.fr, lang: 'fr' };
}
