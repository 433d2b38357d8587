import type { AnyCollectionDefinition } from '../definition.js';
import { indexesOf } from '../definition.js';

const DUPLICATE_KEY = 11_000;

/** The fields of the unique key that a failed write met, joined by `, `; undefined for any other failure. */
export function duplicateFields(definition: AnyCollectionDefinition, error: unknown): string | undefined {
  if (!(error instanceof Error) || !('code' in error) || error.code !== DUPLICATE_KEY) return undefined;
  // Servers disagree on the error's other fields, but all name the index in the message.
  const index = indexesOf(definition).find(({ name, unique }) => unique && namesIndex(error.message, name));
  return index === undefined ? 'id' : index.fields.join(', ');
}

/** The values stand in the message after the index's name: read no further. */
function namesIndex(message: string, name: string): boolean {
  return /index: (\S+)/.exec(message)?.[1]?.split('.$').at(-1) === name;
}
