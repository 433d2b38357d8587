import { domainsOfCompetences, type Framework } from '../framework.js';
import type { Item } from '../items.js';
import { pathSchema, type Path, type PathContent } from '../paths.js';
import { stageProblem } from '../stages.js';
import { filesOf } from './content-files.js';
import type { Problems } from './problems.js';

/** The competences that a path names, one by one or by domain, in the framework's order. */
function spellOut(named: PathContent['competences'], framework: Framework): string[] {
  const all = [...domainsOfCompetences(framework)];
  const wanted = all.filter(
    ([id, domain]) => named === 'all' || named.includes(domain) || named.includes(id),
  );
  return wanted.map(([id]) => id);
}

/** The paths of all folders, by their id. */
export async function loadPaths(
  folders: readonly string[],
  framework: Framework,
  items: ReadonlyMap<string, Item>,
  problems: Problems,
): Promise<Map<string, Path>> {
  const names = new Set([...domainsOfCompetences(framework)].flat());
  const levels = framework.levels.map(({ id }) => id);
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
    const wrong = value.stages && stageProblem(value.stages, levels);
    if (wrong !== undefined) problems.add(problem(['stages', 'steps', wrong.step, 'from'], wrong.message));
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
