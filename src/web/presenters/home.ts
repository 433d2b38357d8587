import type { Content } from '../../content/content.js';
import type { Path } from '../../content/paths.js';
import type { Translator } from '../i18n/translator.js';
import { named } from './names.js';

/** @param demoPort where the demo LMS runs; undefined while it does not */
export function presentHome(
  { framework, paths }: Content,
  demoPort: number | undefined,
  t: Translator,
): object {
  const shown = ({ title, description, minutes }: Path) => ({
    title: named(title, t.language),
    description: named(description, t.language),
    minutes: t('home.minutes', { minutes }),
  });
  return {
    demoUrl: demoPort === undefined ? undefined : `http://localhost:${demoPort}/`,
    domains: framework.domains.map(({ id, title, competences }) => ({
      id,
      title: named(title, t.language),
      competences: competences.map((competence) => named(competence.title, t.language)),
    })),
    paths: [...paths.values()].filter(({ module }) => module === undefined).map(shown),
    modules: [...paths.values()].filter(({ module }) => module !== undefined).map(shown),
  };
}
