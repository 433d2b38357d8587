import { readdir } from 'node:fs/promises';
import path from 'node:path';
import type { z } from 'zod';
import { checkLevels } from '../assessment/levels.js';
import { ContentError, type ContentProblem } from './content-error.js';
import type { Content } from './content.js';
import { frameworkSchema, type Framework } from './framework.js';
import { itemFileSchema, type Item } from './items.js';
import { expertParameterSet } from './parameter-set.js';
import { pathSchema, type Path, type PathContent } from './paths.js';
import { contentHash } from './revision.js';
import { readYamlFile, type YamlFile } from './yaml-file.js';

const YAML_FILE = /\.ya?ml$/;

/** YAML files below a folder, in a stable order; a folder that is not there holds none. */
async function yamlFiles(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch((error: unknown) => {
    if (['ENOENT', 'ENOTDIR'].includes((error as NodeJS.ErrnoException).code ?? '')) return [];
    throw error;
  });
  return entries
    .filter((entry) => entry.isFile() && YAML_FILE.test(entry.name))
    .map((entry) => path.join(entry.parentPath, entry.name))
    .sort();
}

/** Gathers all problems before it fails, so that an author mends them in one go. */
class Problems {
  readonly #all: ContentProblem[] = [];

  add(problem: ContentProblem): void {
    this.#all.push(problem);
  }

  async collect<T>(work: () => Promise<T>): Promise<T | undefined> {
    try {
      return await work();
    } catch (error) {
      if (!(error instanceof ContentError)) throw error;
      this.#all.push(...error.problems);
      return undefined;
    }
  }

  get none(): boolean {
    return this.#all.length === 0;
  }

  throwIfAny(): void {
    if (!this.none) throw new ContentError(this.#all);
  }
}

async function loadFramework(folder: string): Promise<Framework> {
  const file = await readYamlFile(path.join(folder, 'framework.yaml'), frameworkSchema);
  try {
    checkLevels(file.value.levels.map(({ id, from }) => ({ id, ...(from === undefined ? {} : { from }) })));
  } catch (error) {
    throw new ContentError([file.problem(['levels'], error instanceof Error ? error.message : 'wrong')]);
  }
  return file.value;
}

/** The competences of all domains, each with its domain's id, in the framework's order. */
function everyCompetence({ domains }: Framework): { readonly id: string; readonly domain: string }[] {
  return domains.flatMap(({ id: domain, competences }) => competences.map(({ id }) => ({ id, domain })));
}

/** The files of one kind that pass their schema; the problems of the others are gathered. */
async function* filesOf<T>(
  folders: readonly string[],
  kind: 'items' | 'paths',
  schema: z.ZodType<T>,
  problems: Problems,
): AsyncGenerator<YamlFile<T>> {
  for (const folder of folders) {
    for (const name of await yamlFiles(path.join(folder, kind))) {
      const file = await problems.collect(() => readYamlFile(name, schema));
      if (file !== undefined) yield file;
    }
  }
}

async function loadItems(
  folders: readonly string[],
  framework: Framework,
  problems: Problems,
): Promise<Map<string, Item>> {
  const domainOf = new Map(everyCompetence(framework).map(({ id, domain }) => [id, domain]));
  const items = new Map<string, Item>();
  const fileOf = new Map<string, string>();
  for await (const { file, value, problem } of filesOf(folders, 'items', itemFileSchema, problems)) {
    const { competence } = value;
    const domain = domainOf.get(competence);
    if (domain === undefined) {
      problems.add(problem(['competence'], `the framework has no competence ${competence}`));
      continue;
    }
    for (const [index, item] of value.items.entries()) {
      const other = fileOf.get(item.id);
      if (other !== undefined) {
        problems.add(problem(['items', index, 'id'], `${item.id} is taken by an item of ${other}`));
      }
      fileOf.set(item.id, file);
      items.set(item.id, { ...item, competence, domain, revision: `${item.id}@${contentHash(item)}` });
    }
  }
  return items;
}

/** An enemy that is misspelt would be asked beside the item after all. */
function refuseUnknownEnemies(items: ReadonlyMap<string, Item>, problems: Problems): void {
  for (const { id, enemies = [] } of items.values()) {
    for (const enemy of enemies.filter((each) => each === id || !items.has(each))) {
      problems.add({ file: id, message: `enemies: ${enemy} is no other item` });
    }
  }
}

/** The competences that a path names, one by one or by domain, in the framework's order. */
function spellOut(named: PathContent['competences'], framework: Framework): string[] {
  const all = everyCompetence(framework);
  const wanted = all.filter(
    ({ domain, id }) => named === 'all' || named.includes(domain) || named.includes(id),
  );
  return wanted.map(({ id }) => id);
}

async function loadPaths(
  folders: readonly string[],
  framework: Framework,
  items: ReadonlyMap<string, Item>,
  problems: Problems,
): Promise<Map<string, Path>> {
  const names = new Set(everyCompetence(framework).flatMap(({ id, domain }) => [id, domain]));
  const paths = new Map<string, Path>();
  const fileOf = new Map<string, string>();
  // An item that its problems keep out is not missing.
  const allItems = problems.none;
  for await (const { file, value, problem } of filesOf(folders, 'paths', pathSchema, problems)) {
    const { id, length } = value;
    const named = value.competences === 'all' ? [] : value.competences;
    for (const [index, name] of named.entries()) {
      if (!names.has(name)) {
        problems.add(problem(['competences', index], `the framework has no domain or competence ${name}`));
      }
    }
    const other = fileOf.get(id);
    if (other !== undefined) problems.add(problem(['id'], `${id} is taken by the path of ${other}`));
    fileOf.set(id, file);
    const competences = spellOut(value.competences, framework);
    const available = [...items.values()].filter(
      ({ competence, trial }) => trial !== true && competences.includes(competence),
    ).length;
    if (allItems && competences.length > 0 && available < length.max) {
      problems.add(problem(['length', 'max'], `only ${available} items measure these competences`));
    }
    paths.set(id, { ...value, competences });
  }
  return paths;
}

/** An institution's folder that brings nothing is a folder misspelt, or one with files misplaced. */
async function refuseEmpty(folder: string, problems: Problems): Promise<void> {
  const found = await Promise.all(['items', 'paths'].map((kind) => yamlFiles(path.join(folder, kind))));
  if (found.flat().length > 0) return;
  problems.add({ file: folder, message: 'holds no YAML file in items/ or paths/' });
}

/**
 * Reads and checks all content: our folder first, then those of the institution.
 * @throws ContentError with every problem found
 */
export async function loadContent(folders: readonly [string, ...string[]]): Promise<Content> {
  const problems = new Problems();
  const framework = await loadFramework(folders[0]);
  for (const folder of folders) await refuseEmpty(folder, problems);
  const items = await loadItems(folders, framework, problems);
  if (problems.none) refuseUnknownEnemies(items, problems);
  const paths = await loadPaths(folders, framework, items, problems);
  problems.throwIfAny();
  return {
    framework,
    items,
    paths,
    parameters: expertParameterSet([...items.values()], framework.itemLevels),
  };
}
