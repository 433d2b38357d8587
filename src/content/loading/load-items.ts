import { domainsOfCompetences, type Framework } from '../framework.js';
import { itemFileSchema, type Item } from '../items.js';
import { contentHash } from '../revision.js';
import { variantProblems } from '../variant.js';
import { filesOf } from './content-files.js';
import type { Problems } from './problems.js';

/** An enemy that is misspelt would be asked beside the item after all. */
function refuseUnknownEnemies(items: ReadonlyMap<string, Item>, problems: Problems): void {
  for (const { id, enemies = [] } of items.values()) {
    for (const enemy of enemies.filter((each) => each === id || !items.has(each))) {
      problems.add({ file: id, message: `enemies: ${enemy} is no other item` });
    }
  }
}

/** The items of all folders, by their id. */
export async function loadItems(
  folders: readonly string[],
  framework: Framework,
  problems: Problems,
): Promise<Map<string, Item>> {
  const domainOf = domainsOfCompetences(framework);
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
      for (const { at, message } of variantProblems(item)) {
        problems.add(problem(['items', index, ...at], message));
      }
      fileOf.set(item.id, file);
      items.set(item.id, { ...item, competence, domain, revision: `${item.id}@${contentHash(item)}` });
    }
  }
  if (problems.none) refuseUnknownEnemies(items, problems);
  return items;
}
