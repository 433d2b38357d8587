import { join } from 'node:path';
import { foldDueGrades } from '../../src/grades/fold-due-grades.js';
import { gradesDefinition } from '../../src/grades/grade.js';
import { definitions } from '../../src/services.js';
import { itemRevisionsDefinition } from '../../src/sittings/item-revisions.js';
import { identitiesDefinition } from '../../src/sittings/learners.js';
import { placementsDefinition } from '../../src/sittings/placements.js';
import { sittingsDefinition } from '../../src/sittings/sitting.js';
import { backupStore, restoreStore } from '../../src/store/backup.js';
import type { Collection, CollectionDefinition, Entity, Store } from '../../src/store/port.js';
import { openCourse, type Course } from '../grades/support/graded-course.js';
import { memoryStore, temporaryDirectory } from '../support/stores.js';

let course: Course;
beforeAll(async () => {
  course = await openCourse();
});
afterAll(() => course.tool.stop());

/** The store, in which something happens as soon as all documents of one collection were read. */
function interrupted(store: Store, after: string, event: () => Promise<unknown>): Store {
  return {
    engine: store.engine,
    ping: () => store.ping(),
    close: () => store.close(),
    collection<T extends Entity>(definition: CollectionDefinition<T>): Collection<T> {
      const collection = store.collection(definition);
      if (definition.name !== after) return collection;
      async function* stream() {
        yield* collection.stream({});
        await event();
      }
      return new Proxy(collection, {
        get: (target, name: keyof Collection<T>) => (name === 'stream' ? stream : target[name].bind(target)),
      });
    },
  };
}

async function restoredFrom(after: string, event: () => Promise<unknown>): Promise<Store> {
  const file = join(await temporaryDirectory(), 'backup.gz');
  await backupStore(interrupted(course.tool.services.store, after, event), definitions, file);
  const restored = await memoryStore(definitions);
  await restoreStore(restored, definitions, file);
  return restored;
}

describe('a backup of a running service', () => {
  it('holds a grade that is taken over meanwhile, in the sitting or in its own document', async () => {
    const { id, learnerId, placementId } = await course.finish(await course.addLink(), 3);
    const restored = await restoredFrom(gradesDefinition.name, () => foldDueGrades(course.grades));
    const due = (await restored.collection(sittingsDefinition).get(id))?.doc.gradeDueAt;
    const grades = await restored.collection(gradesDefinition).count({ learnerId, placementId });
    expect(due !== undefined || grades === 1).toBe(true);
  });

  it.each([
    ['who took it', identitiesDefinition.name],
    ['what was asked', itemRevisionsDefinition.name],
    ['where it was taken', placementsDefinition.name],
  ])('holds no sitting without %s, though it began meanwhile', async (_what, after) => {
    const link = await course.addLink();
    const restored = await restoredFrom(after, () => course.start(link));
    for await (const { learnerId, placementId, current } of restored
      .collection(sittingsDefinition)
      .stream({})) {
      expect(await restored.collection(identitiesDefinition).count({ learnerId })).toBe(1);
      expect(await restored.collection(placementsDefinition).get(placementId)).toBeDefined();
      if (current !== undefined)
        expect(await restored.collection(itemRevisionsDefinition).get(current.revision)).toBeDefined();
    }
  });

  it('reads what names a document before the document', () => {
    const order = definitions.map(({ name }) => name);
    const naming = [
      ['sittings', 'grades'],
      ['sittings', 'placements'],
      ['sittings', 'prescriptions'],
      ['sittings', 'item_revisions'],
      ['sittings', 'parameter_sets'],
      ['sittings', 'identities'],
      ['grades', 'placements'],
      ['grades', 'identities'],
      ['placements', 'prescriptions'],
      ['placements', 'registrations'],
      ['deployments', 'registrations'],
      ['registrations', 'institutions'],
      ['sessions', 'placements'],
    ] as const;
    for (const [from, to] of naming)
      expect([from, to, order.indexOf(from) < order.indexOf(to)]).toEqual([from, to, true]);
  });
});
