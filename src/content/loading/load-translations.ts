import { z } from 'zod';
import { itemSchema, type Item, type ItemContent } from '../items.js';
import { moduleSchema, type Module, type ModuleContent } from '../modules.js';
import { contentHash } from '../revision.js';
import { translate } from '../translation.js';
import { filesOf } from './content-files.js';
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

/** What a file says, without what was added when it was read. */
function without<T extends object, K extends keyof T>(whole: T, ...added: readonly K[]): Omit<T, K> {
  const left = { ...whole };
  for (const name of added) Reflect.deleteProperty(left, name);
  return left;
}

const contentOf = (item: Item) => without(item, 'competence', 'domain', 'revision') as ItemContent;

const contentOfModule = (module: Module) => without(module, 'domain', 'translations') as ModuleContent;

/** Adds the English of items: only where every word fits is it used. */
export async function translateItems(
  folders: readonly string[],
  items: Map<string, Item>,
  problems: Problems,
): Promise<void> {
  for await (const file of filesOf(folders, 'translations/en/items', wordsOfItems, problems)) {
    for (const [index, words] of file.value.items.entries()) {
      const item = items.get(words.id);
      const at = ['items', index, 'id'];
      if (item === undefined) {
        problems.add(file.problem(at, `there is no item ${words.id}`));
        continue;
      }
      try {
        const en = translated(contentOf(item), words, itemSchema);
        const revision = `${item.id}@${contentHash({ fr: contentOf(item), en })}`;
        items.set(item.id, { ...item, revision, translations: { en } });
      } catch (error) {
        if (!(error instanceof RangeError)) throw error;
        problems.add(file.problem(at, error.message));
      }
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
    const module = modules.get(file.value.id);
    if (module === undefined) {
      problems.add(file.problem(['id'], `there is no module ${file.value.id}`));
      continue;
    }
    const content = contentOfModule(module);
    try {
      modules.set(module.id, {
        ...module,
        translations: { en: translated(content, file.value, moduleSchema) },
      });
    } catch (error) {
      if (!(error instanceof RangeError)) throw error;
      problems.add(file.problem(['id'], error.message));
    }
  }
}
