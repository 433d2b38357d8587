import type { Content } from '../../content/content.js';
import type { Path } from '../../content/paths.js';
import type { Translator } from '../i18n/translator.js';
import { named } from './names.js';

/** What is for a first visit comes before what is for an end. */
const ORDER: readonly Path['mode'][] = ['positioning', 'training', 'exam'];

function byUse(one: Path, other: Path): number {
  return ORDER.indexOf(one.mode) - ORDER.indexOf(other.mode) || one.minutes - other.minutes;
}

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
    inFrench: named(title, t.language).lang === 'fr' ? t('home.in-french') : undefined,
  });
  const [modules, others] = [true, false].map((isModule) =>
    [...paths.values()].filter(({ module }) => (module !== undefined) === isModule),
  ) as [Path[], Path[]];
  return {
    styles: ['home'],
    demoUrl: demoPort === undefined ? undefined : `http://localhost:${demoPort}/`,
    domains: framework.domains.map(({ id, title, competences }) => {
      const own = modules.filter((path) => competences.some((it) => path.competences.includes(it.id)));
      return {
        id,
        title: named(title, t.language),
        competences: competences.map((competence) => named(competence.title, t.language)),
        modules: own.map(shown),
        moduleCount: t('home.modules', { count: own.length }),
      };
    }),
    paths: others.toSorted(byUse).map(shown),
  };
}
