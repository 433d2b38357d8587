import path from 'node:path';
import { checkLevels } from '../assessment/levels.js';
import { ContentError } from './content-error.js';
import type { Content } from './content.js';
import { frameworkSchema, type Framework } from './framework.js';
import { KINDS, yamlFiles } from './loading/content-files.js';
import { loadFigures } from './loading/load-figures.js';
import { loadItems } from './loading/load-items.js';
import { loadModules } from './loading/load-modules.js';
import { loadPaths } from './loading/load-paths.js';
import { translateItems, translateModules } from './loading/load-translations.js';
import { Problems } from './loading/problems.js';
import { expertParameterSet } from './parameter-set.js';
import { pathOfModule } from './path-of-module.js';
import { inFirstVariant } from './variant.js';
import { readYamlFile } from './yaml-file.js';

async function loadFramework(folder: string): Promise<Framework> {
  const file = await readYamlFile(path.join(folder, 'framework.yaml'), frameworkSchema);
  try {
    checkLevels(file.value.levels.map(({ id, from }) => ({ id, ...(from === undefined ? {} : { from }) })));
  } catch (error) {
    throw new ContentError([file.problem(['levels'], error instanceof Error ? error.message : 'wrong')]);
  }
  return file.value;
}

/** An institution's folder that brings nothing is a folder misspelt, or one with files misplaced. */
async function refuseEmpty(folder: string, problems: Problems): Promise<void> {
  const found = await Promise.all(KINDS.map((kind) => yamlFiles(path.join(folder, kind))));
  if (found.flat().length > 0) return;
  problems.add({ file: folder, message: 'holds no YAML file in items/, paths/ or modules/' });
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
  await translateItems(folders, items, problems);
  for (const [id, item] of items) items.set(id, inFirstVariant(item));
  const paths = await loadPaths(folders, framework, items, problems);
  const figures = await loadFigures(folders, problems);
  const modules = await loadModules(folders, { framework, items, paths, figures }, problems);
  await translateModules(folders, modules, problems);
  problems.throwIfAny();
  const taken = [...modules.values()].map((module) => [module.id, pathOfModule(module)] as const);
  return {
    framework,
    items,
    paths: new Map([...paths, ...taken]),
    modules,
    figures,
    parameters: expertParameterSet([...items.values()], framework.itemLevels),
  };
}
