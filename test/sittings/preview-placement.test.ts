import { participations } from '../../src/sittings/participations.js';
import type { Placement } from '../../src/sittings/placements.js';
import { previewPlacement } from '../../src/sittings/preview-placement.js';
import { bound, finished, newPlacement, sittingServices, started, type SittingServices } from './support.js';

let services: SittingServices;
beforeAll(async () => {
  services = await sittingServices();
});

const LIST = { status: undefined, name: '', sort: 'name', descending: false, page: 1 } as const;
const current = async ({ id }: Placement) => {
  const found = await services.placements.get(id);
  if (found === undefined) throw new Error('no such placement');
  return found.doc;
};

/** A teacher's try of what the placement opens now. */
async function tried(placement: Placement) {
  const preview = await previewPlacement(await current(placement), services);
  return started(services, { placement: preview, learnerId: 'teacher' });
}

it('opens what the real placement opens', async () => {
  const linked = await newPlacement(services, { linkPath: 'entrainement' });
  expect((await tried(linked)).prescription.settings.pathId).toBe('entrainement');
  expect((await tried(await newPlacement(services))).prescription.settings.pathId).toBe('positionnement');
});

it('is never graded, never counted, and leaves the real placement unused', async () => {
  const placement = await newPlacement(services);
  const done = await finished(services, await tried(placement));
  expect(done.preview).toBe(true);
  expect(done.outcome).toBeDefined();
  expect(done.gradeDueAt).toBeUndefined();
  expect(done.gradeShare).toBeUndefined();
  expect((await current(placement)).used).toBe(false);
  expect(await participations(placement.id, LIST, services)).toMatchObject({
    counts: { total: 0 },
    rows: [],
  });
});

it('is resumed, also once learners have started', async () => {
  const placement = await newPlacement(services);
  const first = await tried(placement);
  await started(services, { placement: await current(placement), learnerId: 'learner' });
  expect((await tried(placement)).id).toBe(first.id);
});

it('follows the path that a teacher chose since, and does not resume the one before', async () => {
  const placement = await newPlacement(services);
  const first = await tried(placement);
  await bound(services, placement.id, 'entrainement');
  const second = await tried(placement);
  expect(second.id).not.toBe(first.id);
  expect(second.prescription.settings.pathId).toBe('entrainement');
});

it('is there for many requests of a new preview at once', async () => {
  const placement = await newPlacement(services);
  await bound(services, placement.id, 'libre');
  const now = await current(placement);
  const all = await Promise.all(Array.from({ length: 8 }, () => previewPlacement(now, services)));
  expect(new Set(all.map(({ id }) => id)).size).toBe(1);
});

it('is apart for each link', async () => {
  const [one, other] = [await newPlacement(services), await newPlacement(services)];
  expect((await previewPlacement(one, services)).id).not.toBe((await previewPlacement(other, services)).id);
});
