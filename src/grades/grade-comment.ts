import type { Content } from '../content/content.js';
import { localized, type Language } from '../content/localized.js';
import type { Outcome } from '../sittings/sitting.js';

/** Sentences for gradebooks, which know no markup. */
const SENTENCES = {
  fr: {
    level: (level: string) => `Niveau d’ensemble : ${level}.`,
    unnamed: 'Niveau d’ensemble : pas encore assez de réponses pour en nommer un.',
    provisional: 'Résultat provisoire.',
  },
  en: {
    level: (level: string) => `Overall level: ${level}.`,
    unnamed: 'Overall level: not enough answers yet to name one.',
    provisional: 'Provisional result.',
  },
} as const;

/** What the gradebook says beside the value: the level, where one can be named, and that it is provisional. */
export function gradeComment(
  { general, provisional }: Outcome,
  language: Language,
  { framework }: Content,
): string {
  const say = SENTENCES[language];
  const title = framework.levels.find(({ id }) => id === general.level)?.title;
  const level = title === undefined ? say.unnamed : say.level(localized(title, language).text);
  return provisional && title !== undefined ? `${level} ${say.provisional}` : level;
}
