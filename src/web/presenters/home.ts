import type { Config } from '../../config.js';
import type { Content } from '../../content/content.js';
import type { Path } from '../../content/paths.js';
import type { Translator } from '../i18n/translator.js';
import { named } from './names.js';

export function presentHome({ framework, paths }: Content, config: Config, t: Translator): object {
  const shown = ({ title, description, minutes }: Path) => ({
    title: named(title, t.language),
    description: named(description, t.language),
    minutes: t('home.minutes', { minutes }),
  });
  return {
    demoUrl: config.demoLms ? `http://localhost:${config.demoLmsPort}/` : undefined,
    domains: framework.domains.map(({ id, title, competences }) => ({
      id,
      title: named(title, t.language),
      competences: competences.map((competence) => named(competence.title, t.language)),
    })),
    paths: [...paths.values()].filter(({ module }) => module === undefined).map(shown),
    modules: [...paths.values()].filter(({ module }) => module !== undefined).map(shown),
  };
}
