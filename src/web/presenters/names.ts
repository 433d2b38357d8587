import type { Content } from '../../content/content.js';
import { localized, type Language } from '../../content/localized.js';

/** A name, and its language where that is not the page's. */
export interface Named {
  readonly text: string;
  readonly lang: string | undefined;
}

export function named(text: Parameters<typeof localized>[0], language: Language): Named {
  const { text: shown, lang } = localized(text, language);
  return { text: shown, lang: lang === language ? undefined : lang };
}

/** The framework's names by id; an id that it no longer has stands for itself. */
export function frameworkNames({ framework }: Content, language: Language) {
  const levels = new Map(framework.levels.map(({ id, title }) => [id, named(title, language)]));
  const parts = new Map(
    framework.domains.flatMap((domain) => [
      [domain.id, named(domain.title, language)] as const,
      ...domain.competences.map(({ id, title }) => [id, named(title, language)] as const),
    ]),
  );
  const sentences = new Map(
    framework.domains.flatMap(({ competences }) =>
      competences.flatMap(({ id, can = {} }) =>
        Object.entries(can).map(
          ([level, sentence]) => [`${id}/${level}`, named(sentence, language)] as const,
        ),
      ),
    ),
  );
  const find =
    (names: ReadonlyMap<string, Named>) =>
    (id: string): Named =>
      names.get(id) ?? { text: id, lang: undefined };
  return {
    level: find(levels),
    part: find(parts),
    /** What somebody at that level of a competence can do, where the framework says it. */
    can: (competence: string, level: string): Named | undefined => sentences.get(`${competence}/${level}`),
  };
}
