import { opaqueId } from '../../src/security/opaque-id.js';
import type { PlacementSeen } from '../../src/sittings/placements.js';
import { sittingServices, type SittingServices } from './support.js';

let services: SittingServices;
beforeAll(async () => {
  services = await sittingServices();
});

function seenNow(details: Partial<PlacementSeen> = {}): PlacementSeen {
  return {
    institutionId: 'institution',
    kind: 'resource-link',
    key: `link:${opaqueId()}`,
    registrationId: 'registration',
    ...details,
  };
}

const GRADES = {
  scopes: ['score'],
  lineItem: 'https://lms.example/item/1',
  lineItems: 'https://lms.example/items',
};

it('is known again by its key', async () => {
  const seen = seenNow({ title: 'Se situer' });
  const first = await services.placements.recognise(seen);
  expect(await services.placements.recognise(seen)).toEqual(first);
  expect((await services.placements.get(first.id))?.version).toBe(1);
});

it('is made once by a class that opens a new link at once', async () => {
  const seen = seenNow();
  const all = await Promise.all(Array.from({ length: 20 }, () => services.placements.recognise(seen)));
  expect(new Set(all.map(({ id }) => id)).size).toBe(1);
});

it('takes over a new title and path, and keeps what was decided here', async () => {
  const seen = seenNow({ title: 'Avant', linkPath: 'libre' });
  const first = await services.placements.recognise(seen);
  await services.placements.update({ ...first, prescriptionId: 'p', used: true }, 1);
  const again = await services.placements.recognise({ ...seen, title: 'Après', linkPath: 'examen' });
  expect(again).toMatchObject({
    id: first.id,
    title: 'Après',
    linkPath: 'examen',
    prescriptionId: 'p',
    used: true,
  });
});

it('keeps its grade service when a launch without one follows', async () => {
  const seen = seenNow({ grades: GRADES });
  await services.placements.recognise(seen);
  const guest = seenNow({ key: seen.key });
  expect((await services.placements.recognise(guest)).grades).toEqual(GRADES);
});

it('keeps its line item when a launch names the others only', async () => {
  const seen = seenNow({ grades: GRADES });
  await services.placements.recognise(seen);
  const partly = { ...seen, grades: { scopes: ['score', 'result'], lineItems: GRADES.lineItems } };
  expect((await services.placements.recognise(partly)).grades).toEqual({
    ...GRADES,
    scopes: ['score', 'result'],
  });
});
