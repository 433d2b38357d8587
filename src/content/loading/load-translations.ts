import { z } from 'zod';
import { itemSchema, type Item, type ItemContent } from '../items.js';
import { moduleSchema, type Module, type ModuleContent } from '../modules.js';
import { translate } from '../translation.js';
import { placeholdersIn } from '../variant.js';
import { filesOf } from './content-files.js';
import type { YamlFile } from '../yaml-file.js';
import type { Problems } from './problems.js';

const wordsOf = z.looseObject({ id: z.string() });
const wordsOfItems = z.strictObject({ items: z.array(wordsOf).min(1) });

/** @throws RangeError for words that do not fit the original, or make it something that is no item or module */
function translated<T>(original: T, words: unknown, schema: z.ZodType<T>): T {
  const parsed = schema.safeParse(translate(original, words));
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw new RangeError(`${issue?.path.join('.') ?? ''}: ${issue?.message ?? 'wrong'}`);
}

/** Each variant's values stand for both languages. @throws RangeError where one of them asks for others */
function refuseOtherPlaceholders(original: ItemContent, translation: ItemContent): void {
  const [here, there] = [placeholdersIn(original), placeholdersIn(translation)];
  const lacking = [...here, ...there].find((name) => !here.has(name) || !there.has(name));
  if (lacking !== undefined) throw new RangeError(`{{${lacking}}} is in one of the languages alone`);
}

/** Calls for the words; what does not fit becomes a problem. */
function attempt(
  file: YamlFile<unknown>,
  at: readonly PropertyKey[],
  problems: Problems,
  work: () => void,
): void {
  try {
    work();
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    problems.add(file.problem(at, error.message));
  }
}

/** Adds the English of items: only where every word fits is it used. */
export async function translateItems(
  folders: readonly string[],
  items: Map<string, Item>,
  problems: Problems,
): Promise<void> {
  for await (const file of filesOf(folders, 'translations/en/items', wordsOfItems, problems)) {
    for (const [index, words] of file.value.items.entries()) {
      attempt(file, ['items', index, 'id'], problems, () => {
        const item = items.get(words.id);
        if (item === undefined) throw new RangeError(`there is no item ${words.id}`);
        const { competence, domain, revision, ...content } = item;
        const en = translated<ItemContent>(content, words, itemSchema);
        refuseOtherPlaceholders(content, en);
        // The same revision: what was answered in French still counts, and so it is measured.
        items.set(item.id, { ...content, competence, domain, revision, translations: { en } });
      });
    }
  }
}

/** Adds the English of modules. */
export async function translateModules(
  folders: readonly string[],
  modules: Map<string, Module>,
  problems: Problems,
): Promise<void> {
  for await (const file of filesOf(folders, 'translations/en/modules', wordsOf, problems)) {
    attempt(file, ['id'], problems, () => {
      const module = modules.get(file.value.id);
      if (module === undefined) throw new RangeError(`there is no module ${file.value.id}`);
      const { domain, ...content } = module;
      const en = translated<ModuleContent>(content, file.value, moduleSchema);
      modules.set(module.id, { ...content, domain, translations: { en } });
    });
  }
}
