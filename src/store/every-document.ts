import { setImmediate as nextTurn } from 'node:timers/promises';
import type { FieldTest } from './conditions.js';
import type { EngineCollection, StoredDocument } from './engine.js';
import { StoreError } from './errors.js';

const PAGE = 200;

/**
 * Reads a collection page by page in the order of ids, whatever schema wrote its documents. Documents may be
 * rewritten or removed while it runs, and none comes twice.
 */
export async function* everyDocument(
  collection: EngineCollection,
  tests: readonly FieldTest[],
): AsyncGenerator<{ id: string; stored: StoredDocument; document: unknown }> {
  let after = '';
  for (;;) {
    const rest: FieldTest[] = [...tests, { field: 'id', test: 'gt', value: after }];
    const page = await collection.find({ tests: rest, sort: [] }, PAGE, 0);
    for (const stored of page) {
      const document: unknown = JSON.parse(stored.payload);
      after = idOf(document);
      yield { id: after, stored, document };
    }
    if (page.length < PAGE) return;
    // An embedded engine answers without waiting: let other work in between two pages.
    await nextTurn();
  }
}

function idOf(document: unknown): string {
  if (
    typeof document === 'object' &&
    document !== null &&
    'id' in document &&
    typeof document.id === 'string'
  ) {
    return document.id;
  }
  throw new StoreError('a stored document has no id');
}
