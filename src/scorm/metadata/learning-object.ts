import type { Content } from '../../content/content.js';
import { localized, type Language, type Localized } from '../../content/localized.js';
import type { Module, ModuleContent } from '../../content/modules.js';
import { inLanguage } from '../../content/translation.js';

/** A text, and the language that it is in. */
export interface Words {
  readonly text: string;
  readonly lang: Language;
}

/** A node of the framework. */
export interface Taxon {
  readonly id: string;
  readonly title: Words;
}

/** What catalogues are told of a module, whatever the standard. */
export interface LearningObject {
  readonly id: string;
  readonly language: Language;
  readonly title: Words;
  readonly description: Words;
  readonly objectives: readonly Words[];
  readonly keywords: readonly Words[];
  /** How long it takes, in minutes. */
  readonly minutes: number;
  readonly edition: string;
  readonly framework: string;
  /** From the domain to the competence. */
  readonly taxons: readonly Taxon[];
  readonly licence: string;
  /** Media types of what the package holds, sorted. */
  readonly formats: readonly string[];
}

const FIELD: Localized = { fr: 'numérique en santé', en: 'digital health' };

function taxonsOf(module: Module, { framework }: Content, language: Language): Taxon[] {
  const domain = framework.domains.find(({ id }) => id === module.domain);
  const competence = domain?.competences.find(({ id }) => id === module.competence);
  return [domain, competence].flatMap((one) =>
    one === undefined ? [] : [{ id: one.id, title: localized(one.title, language) }],
  );
}

/** What catalogues are told of a module. */
export function learningObjectOf(
  module: Module,
  content: Content,
  said: Pick<LearningObject, 'language' | 'edition' | 'licence' | 'formats'>,
): LearningObject {
  const { said: words, lang } = inLanguage<ModuleContent>(module, said.language);
  const taxons = taxonsOf(module, content, said.language);
  const inIt = (text: string): Words => ({ text, lang });
  return {
    ...said,
    id: module.id,
    title: inIt(words.title),
    description: inIt(words.summary),
    objectives: words.objectives.map(inIt),
    keywords: [...taxons.map(({ title }) => title), localized(FIELD, said.language)],
    minutes: module.minutes,
    framework: content.framework.id,
    taxons,
  };
}

/** ISO 8601. @param minutes a whole number */
export const durationOf = (minutes: number): string => `PT${minutes}M`;
