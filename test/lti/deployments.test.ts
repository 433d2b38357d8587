import { deployments, deploymentsDefinition } from '../../src/lti/deployments.js';
import { institutions, institutionsDefinition } from '../../src/lti/institutions.js';
import { memoryStore } from '../support/stores.js';

const REGISTRATION = { id: 'registration', institutionId: 'institution', name: 'Campus' };
const names = (count: number) => Array.from({ length: count }, (_, index) => `campus-${index}`);

async function fresh() {
  return deployments(await memoryStore([deploymentsDefinition, institutionsDefinition]));
}

async function countPending(all: Awaited<ReturnType<typeof fresh>>): Promise<number> {
  return (await all.list(REGISTRATION.id)).filter(({ status }) => status === 'pending').length;
}

it('lists no more than a hundred that wait: their ids come from outside', async () => {
  const all = await fresh();
  for (const name of names(120)) await all.holdForApproval(REGISTRATION, name, 0);
  expect(await countPending(all)).toBe(100);
});

it('lists those that wait beside however many that are approved', async () => {
  const all = await fresh();
  for (const name of names(120)) await all.approve(REGISTRATION, name, 0);
  await all.holdForApproval(REGISTRATION, 'one-more', 0);
  expect(await countPending(all)).toBe(1);
});

it('lists one that comes many times at once a single time', async () => {
  const all = await fresh();
  await Promise.all(names(10).map(() => all.holdForApproval(REGISTRATION, 'campus', 0)));
  expect(await all.list(REGISTRATION.id)).toHaveLength(1);
});

it('keeps an approved one approved when it is seen again', async () => {
  const all = await fresh();
  await all.approve(REGISTRATION, 'campus', 0);
  await all.holdForApproval(REGISTRATION, 'campus', 0);
  expect(await all.find(REGISTRATION.id, 'campus')).toMatchObject({ status: 'active' });
});

it('approves one while it is being listed', async () => {
  const all = await fresh();
  await Promise.all([
    all.holdForApproval(REGISTRATION, 'campus', 0),
    all.approve(REGISTRATION, 'campus', 0),
    all.approve(REGISTRATION, 'campus', 0),
  ]);
  expect(await all.find(REGISTRATION.id, 'campus')).toMatchObject({ status: 'active' });
});

it('knows the same deployment id of another registration as another one', async () => {
  const all = await fresh();
  await all.approve(REGISTRATION, '1', 0);
  expect(await all.find('another', '1')).toBeUndefined();
});

describe('where deployments are the tenants', () => {
  const shared = { ...REGISTRATION, tenancy: 'deployment' as const };

  async function withInstitutions() {
    const store = await memoryStore([deploymentsDefinition, institutionsDefinition]);
    return { all: deployments(store), institutions: institutions(store) };
  }

  it('gives each approved one an institution of its own', async () => {
    const { all, institutions } = await withInstitutions();
    await all.holdForApproval(shared, 'nord', 0);
    await all.approve(shared, 'nord', 0);
    await all.approve(shared, 'sud', 0, 'Université du Sud');
    const [nord, sud] = await all.list(shared.id);
    expect(await institutions.get(nord?.institutionId ?? '')).toMatchObject({ name: 'Campus · nord' });
    expect(await institutions.get(sud?.institutionId ?? '')).toMatchObject({ name: 'Université du Sud' });
  });

  it('keeps the institution of one that is approved again', async () => {
    const { all } = await withInstitutions();
    await all.approve(shared, 'nord', 0);
    const before = await all.find(shared.id, 'nord');
    await all.approve(shared, 'nord', 1, 'Un autre nom');
    expect(await all.find(shared.id, 'nord')).toEqual(before);
  });

  it('gives one to those that were trusted before', async () => {
    const { all } = await withInstitutions();
    await all.approve(REGISTRATION, 'nord', 0);
    await all.approve(shared, 'nord', 0);
    expect((await all.find(shared.id, 'nord'))?.institutionId).not.toBe(shared.institutionId);
  });
});
