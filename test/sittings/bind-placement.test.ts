import { chooseSettings } from '../../src/sittings/choose-settings.js';
import { bound, newPlacement, sittingServices, started, type SittingServices } from './support.js';

let services: SittingServices;
beforeAll(async () => {
  services = await sittingServices();
});

const placementOf = async (id: string) => (await services.placements.get(id))?.doc;

it('lets a link open the path chosen', async () => {
  const { id } = await newPlacement(services);
  await bound(services, id, 'entrainement');
  const placement = await placementOf(id);
  expect(placement?.used).toBe(false);
  if (placement === undefined) throw new Error('gone');
  expect(await chooseSettings(placement, services)).toMatchObject({
    by: 'prescription',
    settings: { pathId: 'entrainement' },
  });
});

it('may change its mind until somebody starts', async () => {
  const placement = await newPlacement(services);
  await bound(services, placement.id, 'entrainement');
  await bound(services, placement.id, 'libre');
  expect((await started(services, { placement })).prescription.settings.pathId).toBe('libre');
});

it('is refused once somebody has started, and the path stays', async () => {
  const placement = await newPlacement(services);
  await started(services, { placement });
  const before = await placementOf(placement.id);
  await expect(bound(services, placement.id, 'libre')).rejects.toMatchObject({
    code: 'placement_used',
  });
  expect(await placementOf(placement.id)).toEqual(before);
});

it('refuses a path that there is not, and the placement stays', async () => {
  const { id } = await newPlacement(services);
  const before = await placementOf(id);
  for (const path of ['disparu', '__proto__', '']) {
    await expect(bound(services, id, path)).rejects.toMatchObject({ code: 'path_unknown' });
  }
  expect(await placementOf(id)).toEqual(before);
});

it('refuses a placement that there is not', async () => {
  await expect(bound(services, 'nowhere', 'libre')).rejects.toMatchObject({ code: 'path_unknown' });
});

it('and a first start at the same moment agree on one path', async () => {
  for (let round = 0; round < 10; round += 1) {
    const placement = await newPlacement(services);
    const [binding, start] = await Promise.allSettled([
      bound(services, placement.id, 'entrainement'),
      started(services, { placement }),
    ]);
    if (start.status === 'rejected') throw start.reason;
    const now = await placementOf(placement.id);
    expect(now?.prescriptionId).toBe(start.value.prescription.id);
    if (binding.status === 'fulfilled') expect(start.value.prescription.id).toBe(binding.value.id);
  }
});

it('gives two links of one institution the same prescription, and another institution its own', async () => {
  const [one, two] = [await newPlacement(services), await newPlacement(services)];
  const elsewhere = await newPlacement(services, { institutionId: 'elsewhere' });
  const ids = [];
  for (const { id } of [one, two, elsewhere]) ids.push((await bound(services, id, 'libre')).id);
  expect(ids[0]).toBe(ids[1]);
  expect(ids[2]).not.toBe(ids[0]);
});
