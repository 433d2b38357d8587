import { optionsOf } from '../../src/content/asked-parts.js';
import { opaqueId } from '../../src/security/opaque-id.js';
import { SittingRefusal } from '../../src/sittings/refusal.js';
import { startSitting } from '../../src/sittings/start-sitting.js';
import { pathFile, smallContent } from '../support/content-folder.js';
import {
  bound,
  finished,
  newPlacement,
  newStore,
  sittingServices,
  SKIP,
  started,
  stored,
  type SittingServices,
} from './support.js';

let services: SittingServices;
beforeAll(async () => {
  services = await sittingServices();
});

const itemsOf = ({ responses }: { responses: readonly { item: string }[] }) =>
  responses.map(({ item }) => item);

describe('which path it opens', () => {
  it('is the default path where nothing names one', async () => {
    const { prescription } = await started(services);
    expect(prescription.settings.pathId).toBe('positionnement');
  });

  it('is the path that the link names', async () => {
    const { prescription } = await started(services, { path: 'entrainement' });
    expect(prescription.settings).toMatchObject({ pathId: 'entrainement', feedback: 'at-once' });
  });

  it('is the path bound to the link before the one that it names', async () => {
    const placement = await newPlacement(services, { linkPath: 'entrainement' });
    await bound(services, placement.id, 'examen');
    const { prescription } = await started(services, { placement });
    expect(prescription.settings.pathId).toBe('examen');
  });

  it('is refused where the link names no path of ours, and nothing is stored', async () => {
    const placement = await newPlacement(services, { linkPath: 'disparu' });
    const start = started(services, { placement });
    await expect(start).rejects.toThrow(SittingRefusal);
    await expect(start).rejects.toMatchObject({ code: 'path_unknown' });
    expect(await services.sittings.count({ placementId: placement.id })).toBe(0);
    expect((await services.placements.get(placement.id))?.doc.used).toBe(false);
  });

  it('is refused for a placement that is gone', async () => {
    const start = startSitting({ placementId: opaqueId(), learnerId: 'l', language: 'fr' }, services);
    await expect(start).rejects.toMatchObject({ code: 'path_unknown' });
  });

  it('stays for the whole cohort once the first has started, whatever becomes of the path', async () => {
    const store = await newStore();
    const before = await sittingServices({ store });
    const placement = await newPlacement(before, { linkPath: 'libre' });
    const first = await started(before, { placement });
    const longer = pathFile('libre', { length: { min: 9, max: 9 } });
    const after = await sittingServices({
      store,
      content: await smallContent({ 'paths/libre.yaml': longer }),
    });
    const second = await started(after, { placement });
    expect(second.prescription).toEqual(first.prescription);
    expect(second.prescription.settings.length.max).toBe(4);
  });
});

describe('a start', () => {
  it('serves the first item, archived, with its options in an order of this sitting', async () => {
    const { current, status, responses, attempt, preview } = await started(services);
    expect({ status, responses, attempt, preview }).toEqual({
      status: 'open',
      responses: [],
      attempt: 1,
      preview: false,
    });
    expect(current?.revision).toMatch(new RegExp(`^${current?.item ?? ''}@[0-9a-f]{12}$`));
    const item = await services.revisions.find(current?.revision ?? '');
    const ids = optionsOf(item).map(({ id }) => id);
    expect([...(current?.optionOrder ?? [])].sort()).toEqual(ids);
  });

  it('again gives the open sitting, on the very same item', async () => {
    const placement = await newPlacement(services);
    const first = await started(services, { placement, learnerId: 'anne' });
    const again = await started(services, { placement, learnerId: 'anne' });
    expect(again).toEqual(first);
  });

  it('in many tabs at once makes one sitting', async () => {
    const placement = await newPlacement(services);
    const all = await Promise.all(
      Array.from({ length: 10 }, () => started(services, { placement, learnerId: 'bruno' })),
    );
    expect(new Set(all.map(({ id }) => id)).size).toBe(1);
    expect(await services.sittings.count({ placementId: placement.id })).toBe(1);
  });

  it('of a whole class at once makes one sitting each, on one prescription', async () => {
    const placement = await newPlacement(services);
    const all = await Promise.all(Array.from({ length: 20 }, () => started(services, { placement })));
    expect(new Set(all.map(({ id }) => id)).size).toBe(20);
    expect(new Set(all.map(({ prescription }) => prescription.id)).size).toBe(1);
    expect((await services.placements.get(placement.id))?.doc).toMatchObject({
      used: true,
      prescriptionId: all[0]?.prescription.id,
    });
  });

  it('after the end is a new attempt', async () => {
    const placement = await newPlacement(services);
    const first = await finished(services, await started(services, { placement, learnerId: 'chloe' }));
    const second = await started(services, { placement, learnerId: 'chloe' });
    expect(second.attempt).toBe(2);
    expect(second.id).not.toBe(first.id);
    expect((await stored(services, first)).doc).toEqual(first);
  });

  it('after the end of an exam is refused: it has one attempt', async () => {
    const placement = await newPlacement(services, { linkPath: 'examen' });
    await finished(services, await started(services, { placement, learnerId: 'denis' }));
    const again = started(services, { placement, learnerId: 'denis' });
    await expect(again).rejects.toMatchObject({ code: 'attempts_used' });
    expect(await services.sittings.count({ placementId: placement.id })).toBe(1);
  });

  it('after the end of an exam is refused in many tabs at once', async () => {
    const placement = await newPlacement(services, { linkPath: 'examen' });
    await finished(services, await started(services, { placement, learnerId: 'denis' }));
    const tabs = Array.from({ length: 5 }, () => started(services, { placement, learnerId: 'denis' }));
    const outcomes = await Promise.allSettled(tabs);
    expect(outcomes.every(({ status }) => status === 'rejected')).toBe(true);
  });

  it('gives back the open sitting of somebody who has started many others since', async () => {
    const placement = await newPlacement(services);
    const here = await started(services, { placement, learnerId: 'elsa' });
    for (let other = 0; other < 25; other += 1) await started(services, { learnerId: 'elsa' });
    expect(await started(services, { placement, learnerId: 'elsa' })).toEqual(here);
  });

  it('counts the attempts of somebody who has started many others since', async () => {
    const placement = await newPlacement(services);
    await finished(services, await started(services, { placement, learnerId: 'farid' }));
    for (let other = 0; other < 25; other += 1) await started(services, { learnerId: 'farid' });
    expect((await started(services, { placement, learnerId: 'farid' })).attempt).toBe(2);
  });
});

describe('items met before', () => {
  it('come last: a second attempt asks others', async () => {
    const placement = await newPlacement(services, { linkPath: 'libre' });
    const attempt = async () =>
      finished(services, await started(services, { placement, learnerId: 'gabin' }), () => SKIP);
    const [first, second, third] = [await attempt(), await attempt(), await attempt()];
    const asked = [first, second, third].flatMap(itemsOf);
    expect(asked).toHaveLength(12);
    expect(new Set(asked).size).toBe(12);
    expect(second.earlier.toSorted()).toEqual(itemsOf(first).sort());
  });

  it('come back once nothing else is left', async () => {
    const placement = await newPlacement(services, { linkPath: 'libre' });
    const asked: string[] = [];
    for (let attempt = 0; attempt < 6; attempt += 1) {
      const sitting = await started(services, { placement, learnerId: 'hugo' });
      const items = itemsOf(await finished(services, sitting, () => SKIP));
      expect(new Set(items).size).toBe(items.length);
      asked.push(...items);
    }
    expect(asked).toHaveLength(24);
    expect(new Set(asked).size).toBe(18);
  });

  it('count from other placements too', async () => {
    const learnerId = 'ines';
    const first = await finished(services, await started(services, { path: 'libre', learnerId }), () => SKIP);
    const second = await finished(
      services,
      await started(services, { path: 'libre', learnerId }),
      () => SKIP,
    );
    expect(itemsOf(second).filter((item) => itemsOf(first).includes(item))).toEqual([]);
  });
});

it('ends when the path says that time is over', async () => {
  const timed = pathFile('libre', { timeLimit: 30 });
  const limited = await sittingServices({ content: await smallContent({ 'paths/libre.yaml': timed }) });
  const { startedAt, endsAt } = await started(limited, { path: 'libre' });
  expect(endsAt).toBe(startedAt + 30 * 60_000);
  expect(await started(services, { path: 'libre' })).not.toHaveProperty('endsAt');
});
