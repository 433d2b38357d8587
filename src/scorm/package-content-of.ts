import type { Content } from '../content/content.js';
import type { Item } from '../content/items.js';
import { localized, type Language } from '../content/localized.js';
import { itemsOf } from '../content/module-items.js';
import type { Module, ModuleContent } from '../content/modules.js';
import { contentHash } from '../content/revision.js';
import { inLanguage } from '../content/translation.js';
import { forLearners } from './author-notes.js';
import type { PackageContent } from './package-content.js';
import { PackageError } from './package-error.js';
import type { Standard } from './standards.js';

/** @throws PackageError naming the modules that there are */
export function moduleNamed(id: string, { modules }: Pick<Content, 'modules'>): Module {
  const module = modules.get(id);
  if (module === undefined) {
    throw new PackageError(`there is no module ${id}; there are ${[...modules.keys()].sort().join(', ')}`);
  }
  return module;
}

/** @throws PackageError for a reserved item: a package's keys are open to whoever unzips it */
function itemsAsked(module: Module, { items }: Content): Item[] {
  return itemsOf(module).map((id) => {
    const item = items.get(id);
    if (item === undefined) throw new PackageError(`${module.id} asks ${id}, which is not there`);
    if (item.access === 'reserved') throw new PackageError(`${module.id} asks ${id}, which is reserved`);
    return item;
  });
}

/** What can be asked for more practice: open to all, and no longer on trial. */
function othersOf({ competence }: Module, asked: readonly Item[], { items }: Content): Item[] {
  const others = [...items.values()].filter(
    (item) =>
      item.competence === competence &&
      item.access === 'practice' &&
      item.trial !== true &&
      !asked.includes(item),
  );
  return others.sort((a, b) => (a.id < b.id ? -1 : 1));
}

/** Without the names of items that are not there: they might be reserved. */
function amongThese(items: readonly Item[]): Item[] {
  const ids = new Set(items.map(({ id }) => id));
  return items.map(({ enemies = [], ...item }) => {
    const known = enemies.filter((id) => ids.has(id));
    return { ...item, ...(known.length > 0 && { enemies: known }) };
  });
}

/** @throws PackageError for a drawing that is not there */
function figuresOf({ id, steps }: ModuleContent, { figures }: Content): Record<string, string> {
  const names = steps.flatMap((step) => ('figure' in step ? (step.figure?.file ?? []) : []));
  return Object.fromEntries(
    names.map((name) => {
      const svg = figures.get(name);
      if (svg === undefined) throw new PackageError(`${id} shows ${name}, which is not there`);
      return [name, svg];
    }),
  );
}

function competenceOf({ competence, domain }: Module, { framework }: Content, language: Language) {
  const found = framework.domains
    .flatMap(({ competences }) => competences)
    .find(({ id }) => id === competence);
  const title = found === undefined ? competence : localized(found.title, language).text;
  return { id: competence, domain, title };
}

/**
 * What the player of a package needs of the content, and nothing else.
 * @throws PackageError for a module that is not there, that asks a reserved item, or whose drawing is not there
 */
export function packageContentOf(
  content: Content,
  moduleId: string,
  { standard, language }: { readonly standard: Standard; readonly language: Language },
): PackageContent {
  const whole = moduleNamed(moduleId, content);
  const asked = itemsAsked(whole, content);
  const others = othersOf(whole, asked, content);
  const keep = { translated: language !== 'fr' };
  const module = forLearners(whole, keep);
  const items = amongThese([...asked, ...others]).map((item) => forLearners(item, keep));
  const of = content.parameters.of;
  return {
    format: 1,
    standard,
    language,
    module,
    // The others add no step: only which of them there are matters to what was kept.
    edition: contentHash({ module, asked: items.slice(0, asked.length), others: others.map(({ id }) => id) }),
    competence: competenceOf(whole, content, language),
    items,
    parameters: Object.fromEntries(
      items.flatMap(({ id }) => {
        const known = of.get(id);
        return known === undefined ? [] : [[id, known] as const];
      }),
    ),
    figures: figuresOf(inLanguage<ModuleContent>(whole, language).said, content),
  };
}
