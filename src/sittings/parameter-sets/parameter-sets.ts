import { keepNewest } from '../../assessment/keep-newest.js';
import type { Content } from '../../content/content.js';
import type { Store } from '../../store/port.js';
import { contentUnder } from './content-under.js';
import { parameterSetsDefinition, type StoredParameterSet } from './stored-set.js';

export interface ParameterSets {
  /** The set that a cohort that begins now keeps to: the one published last, else the experts'. */
  current(): Promise<string>;
  /** The content as a set has it; as experts have it where there is no such set. */
  contentUnder(id: string): Promise<Content>;
  get(id: string): Promise<StoredParameterSet | undefined>;
  /** The newest first. */
  list(limit: number): Promise<StoredParameterSet[]>;
  keep(set: StoredParameterSet): Promise<void>;
  /**
   * Cohorts that begin from now on keep to it. Published twice, it becomes the newest again.
   * @returns undefined where there is no such set
   */
  publish(id: string): Promise<StoredParameterSet | undefined>;
}

/** Sets made ready and kept at hand: a cohort's stays in use for months, and each takes some megabytes. */
const AT_HAND = 8;

export function parameterSets(store: Store, content: Content, now: () => number): ParameterSets {
  const sets = store.collection(parameterSetsDefinition);
  const ready = new Map<string, Promise<Content>>();

  async function prepared(id: string): Promise<Content> {
    const found = await sets.get(id);
    return found === undefined ? content : contentUnder(found.doc, content);
  }

  return {
    async current() {
      const [newest] = await sets.find({
        where: { status: 'published' },
        sort: [{ by: 'publishedAt', order: 'desc' }],
        limit: 1,
      });
      return newest?.doc.id ?? content.parameters.id;
    },
    contentUnder(id) {
      if (id === content.parameters.id) return Promise.resolve(content);
      const known = ready.get(id) ?? prepared(id);
      keepNewest(ready, id, known, AT_HAND);
      known.catch(() => ready.delete(id));
      return known;
    },
    async get(id) {
      return (await sets.get(id))?.doc;
    },
    async list(limit) {
      const found = await sets.find({ where: {}, sort: [{ by: 'createdAt', order: 'desc' }], limit });
      return found.map(({ doc }) => doc);
    },
    async keep(set) {
      await sets.insert(set);
    },
    async publish(id) {
      const found = await sets.get(id);
      if (found === undefined) return undefined;
      const published: StoredParameterSet = { ...found.doc, status: 'published', publishedAt: now() };
      await sets.replace(published, found.version);
      return published;
    },
  };
}
