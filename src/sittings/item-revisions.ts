import { z } from 'zod';
import type { Content } from '../content/content.js';
import { itemSchema, type Item } from '../content/items.js';
import { inVariant } from '../content/in-variant.js';
import { asWritten, inFirstVariant } from '../content/variant.js';
import { DuplicateKeyError } from '../store/errors.js';
import type { CollectionDefinition, Store } from '../store/port.js';

const revisionSchema = z.object({
  /** `item@content-hash` */
  id: z.string(),
  competence: z.string(),
  domain: z.string(),
  item: itemSchema,
  /** The item in English, where it was translated. */
  en: itemSchema.optional(),
});

type ArchivedRevision = z.infer<typeof revisionSchema>;

export const itemRevisionsDefinition: CollectionDefinition<ArchivedRevision> = {
  name: 'item_revisions',
  schemaVersion: 1,
  schema: revisionSchema,
  indexed: [],
  unique: [],
  durability: 'full',
};

/** Items as they were served: kept, so that resume and review survive an update of the content. */
export interface ItemRevisions {
  /** Keeps this revision; to be called before it is first served. */
  archive(item: Item): Promise<void>;
  /**
   * The item as it was at that revision, in that of its variants.
   * @throws UnknownRevisionError when it was never archived
   */
  find(revision: string, variant?: string): Promise<Item>;
}

export class UnknownRevisionError extends Error {}

export function itemRevisions(store: Store, content: Content): ItemRevisions {
  const collection = store.collection(itemRevisionsDefinition);
  const archived = new Set<string>();
  return {
    async archive(shown) {
      const { competence, domain, revision } = shown;
      if (archived.has(revision)) return;
      const { fr, en } = asWritten(shown);
      try {
        const translated = en === undefined ? {} : { en };
        await collection.insert({
          id: revision,
          competence,
          domain,
          item: fr,
          ...translated,
        });
      } catch (error) {
        if (!(error instanceof DuplicateKeyError)) throw error;
      }
      archived.add(revision);
    },
    async find(revision, variant) {
      const current = content.items.get(revision.slice(0, revision.lastIndexOf('@')));
      if (current?.revision === revision) return inVariant(current, variant);
      const kept = await collection.get(revision);
      if (kept === undefined) throw new UnknownRevisionError(revision);
      const { item, competence, domain, en } = kept.doc;
      const translated = en === undefined ? {} : { translations: { en } };
      return inVariant(inFirstVariant({ competence, domain, revision, ...translated, ...item }), variant);
    },
  };
}
