import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { checkLevels } from '../assessment/levels.js';
import { ContentError, type ContentProblem } from './content-error.js';
import type { Content } from './content.js';
import { frameworkSchema, type Framework } from './framework.js';
import { itemFileSchema, type Item } from './items.js';
import { expertParameterSet } from './parameter-set.js';
import { pathSchema, type Path, type PathContent } from './paths.js';
import { contentHash } from './revision.js';
import { readYamlFile } from './yaml-file.js';

/** YAML files below a folder, in a stable order; a folder that is not there holds none. */
async function yamlFiles(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch((error: unknown) => {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  });
  return entries
    .filter((entry) => entry.isFile() && entry.name.endsWith('.yaml'))
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

  throwIfAny(): void {
    if (this.#all.length > 0) throw new ContentError(this.#all);
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

async function loadItems(folders: readonly string[], framework: Framework, problems: Problems): Promise<Map<string, Item>> {
  const domainOf = new Map(
    framework.domains.flatMap(({ id, competences }) => competences.map((competence) => [competence.id, id] as const)),
  );
  const items = new Map<string, Item>();
  for (const folder of folders) {
    for (const name of await yamlFiles(path.join(folder, 'items'))) {
      const file = await problems.collect(() => readYamlFile(name, itemFileSchema));
      if (file === undefined) continue;
      const { competence } = file.value;
      const domain = domainOf.get(competence);
      if (domain === undefined) {
        problems.add(file.problem(['competence'], `the framework has no competence ${competence}`));
        continue;
      }
      for (const [index, item] of file.value.items.entries()) {
        if (items.has(item.id)) problems.add(file.problem(['items', index, 'id'], `another item is called ${item.id}`));
        items.set(item.id, { ...item, competence, domain, revision: `${item.id}@${contentHash(item)}` });
      }
    }
  }
  return items;
}

/** The competences that a path names, one by one or by domain; undefined for a name that is neither. */
function spellOut(named: PathContent['competences'], { domains }: Framework): string[] | undefined {
  const all = domains.flatMap(({ id, competences }) => competences.map((competence) => ({ domain: id, id: competence.id })));
  if (named === 'all') return all.map(({ id }) => id);
  const known = new Set(all.flatMap(({ domain, id }) => [domain, id]));
  if (!named.every((name) => known.has(name))) return undefined;
  return all.filter(({ domain, id }) => named.includes(domain) || named.includes(id)).map(({ id }) => id);
}

async function loadPaths(
  folders: readonly string[],
  framework: Framework,
  items: ReadonlyMap<string, Item>,
  problems: Problems,
): Promise<Map<string, Path>> {
  const paths = new Map<string, Path>();
  for (const folder of folders) {
    for (const name of await yamlFiles(path.join(folder, 'paths'))) {
      const file = await problems.collect(() => readYamlFile(name, pathSchema));
      if (file === undefined) continue;
      const { value } = file;
      const competences = spellOut(value.competences, framework);
      if (competences === undefined) {
        problems.add(file.problem(['competences'], 'names what the framework does not have'));
        continue;
      }
      if (paths.has(value.id)) problems.add(file.problem(['id'], `another path is called ${value.id}`));
      const available = [...items.values()].filter((item) => competences.includes(item.competence)).length;
      if (available < value.length.max) {
        problems.add(file.problem(['length', 'max'], `only ${available} items measure these competences`));
      }
      paths.set(value.id, { ...value, competences });
    }
  }
  return paths;
}

/**
 * Reads and checks all content: our folder first, then those of the institution.
 * @throws ContentError with every problem found
 */
export async function loadContent(folders: readonly [string, ...string[]]): Promise<Content> {
  const problems = new Problems();
  const framework = await loadFramework(folders[0]);
  const items = await loadItems(folders, framework, problems);
  const paths = await loadPaths(folders, framework, items, problems);
  problems.throwIfAny();
  return { framework, items, paths, parameters: expertParameterSet([...items.values()], framework.itemLevels) };
}
