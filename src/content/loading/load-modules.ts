import { domainsOfCompetences, type Framework } from '../framework.js';
import type { Item } from '../items.js';
import { moduleSchema, type Module, type ModuleContent } from '../modules.js';
import type { YamlFile } from '../yaml-file.js';
import { filesOf } from './content-files.js';
import type { Problems } from './problems.js';

interface Around {
  readonly framework: Framework;
  readonly items: ReadonlyMap<string, Item>;
  /** Ids that modules may not take: they are paths too. */
  readonly paths: ReadonlyMap<string, unknown>;
  readonly figures: ReadonlyMap<string, string>;
}

/** What a module refers to and is not there. */
function refuseLooseEnds(
  { value, problem }: YamlFile<ModuleContent>,
  { items, figures }: Around,
  problems: Problems,
): void {
  for (const [index, step] of value.steps.entries()) {
    if (step.kind === 'item') {
      const item = items.get(step.item);
      const at = ['steps', index, 'item'];
      if (item === undefined) problems.add(problem(at, `there is no item ${step.item}`));
      // A module may leave as a package, where its keys are open to all.
      else if (item.access === 'reserved') problems.add(problem(at, `${step.item} is reserved`));
      else if (item.trial === true) problems.add(problem(at, `${step.item} is on trial`));
    }
    const figure = 'figure' in step ? step.figure : undefined;
    if (figure !== undefined && !figures.has(figure.file)) {
      problems.add(problem(['steps', index, 'figure'], `there is no figures/${figure.file}`));
    }
  }
}

/** The modules of all folders, by their id; loaded after the items, whose problems would make items seem missing. */
export async function loadModules(
  folders: readonly string[],
  around: Around,
  problems: Problems,
): Promise<Map<string, Module>> {
  const domainOf = domainsOfCompetences(around.framework);
  const modules = new Map<string, Module>();
  const fileOf = new Map<string, string>();
  const allItems = problems.none;
  for await (const file of filesOf(folders, 'modules', moduleSchema, problems)) {
    const { value, problem } = file;
    const domain = domainOf.get(value.competence);
    if (domain === undefined) {
      problems.add(problem(['competence'], `the framework has no competence ${value.competence}`));
      continue;
    }
    const other = fileOf.get(value.id) ?? (around.paths.has(value.id) ? 'a path' : undefined);
    if (other !== undefined) problems.add(problem(['id'], `${value.id} is taken by ${other}`));
    if (allItems) refuseLooseEnds(file, around, problems);
    fileOf.set(value.id, file.file);
    modules.set(value.id, { ...value, domain });
  }
  return modules;
}
