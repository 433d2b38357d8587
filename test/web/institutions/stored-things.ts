import { definitions } from '../../../src/services.js';
import { isOpaqueId } from '../../../src/security/opaque-id.js';
import type { AnyCollectionDefinition } from '../../../src/store/definition.js';
import type { CollectionDefinition, Entity } from '../../../src/store/port.js';
import type { RunningTool } from '../../support/tool.js';

interface Thing {
  readonly collection: string;
  readonly doc: object;
}

/** All documents that name the institution, in every collection. */
export async function thingsOf({ services }: RunningTool, institutionId: string): Promise<Thing[]> {
  const things: Thing[] = [];
  const every: readonly AnyCollectionDefinition[] = definitions;
  for (const definition of every) {
    const all = await services.store.collection(definition as CollectionDefinition<Entity>).find({});
    for (const { doc } of all) {
      if (JSON.stringify(doc).includes(institutionId)) things.push({ collection: definition.name, doc });
    }
  }
  return things;
}

/** Every id within, under the name of the field that holds it. */
function idsWithin(value: unknown, name: string): [name: string, id: string][] {
  if (typeof value === 'string') return isOpaqueId(value) || name === 'id' ? [[name, value]] : [];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) =>
    idsWithin(inner, Array.isArray(value) ? name : `${name}.${key}`),
  );
}

/** One id for each field of each collection that holds some: what somebody may have got hold of. */
export function idsOf(things: readonly Thing[]): ReadonlyMap<string, string> {
  const found = things.flatMap(({ collection, doc }) => idsWithin(doc, collection));
  return new Map(found.reverse());
}
