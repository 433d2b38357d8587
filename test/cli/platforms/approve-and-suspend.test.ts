import { deploymentsDefinition } from '../../../src/lti/deployments.js';
import { gradesDefinition } from '../../../src/grades/grade.js';
import { registrations } from '../../../src/lti/registrations.js';
import { gradeOf } from '../support/grades.js';
import { addPlatform, commandLine, KEY, NOW, type CommandLine } from '../support/command-line.js';

it('suspends a platform, and says what it was', async () => {
  const cli = await commandLine();
  await cli.run(...addPlatform());
  const { code, out } = await cli.run('platforms', 'suspend', ...KEY);
  expect({ code, out }).toEqual({ code: 0, out: 'moodle.example.fr is suspended (it was active).' });
  expect(await cli.json('platforms', 'list')).toMatchObject({ platforms: [{ status: 'suspended' }] });
});

it('approves one that waits or was suspended', async () => {
  const cli = await commandLine();
  await cli.run(...addPlatform());
  for (const status of ['pending', 'suspended'] as const) {
    await cli.withStore(async (store) => {
      const found = await registrations(store).find(...KEY);
      if (found !== undefined) await registrations(store).update({ ...found.doc, status }, found.version);
    });
    expect(await cli.json('platforms', 'approve', ...KEY)).toEqual({
      id: expect.any(String) as string,
      issuer: KEY[0],
      clientId: KEY[1],
      name: 'moodle.example.fr',
      status: 'active',
      changed: true,
    });
    expect(await cli.json('platforms', 'list')).toMatchObject({ platforms: [{ status: 'active' }] });
  }
});

it('leaves a platform as it is that has the status already', async () => {
  const cli = await commandLine();
  await cli.run(...addPlatform());
  expect(await cli.run('platforms', 'approve', ...KEY)).toMatchObject({
    code: 0,
    out: 'moodle.example.fr was active already.',
  });
  expect(await cli.json('platforms', 'approve', ...KEY)).toMatchObject({ changed: false });
});

it('sends the grades that waited for the approval', async () => {
  const cli = await commandLine();
  const { id: registrationId } = (await cli.json(...addPlatform())) as { id: string };
  const held = gradeOf({
    registrationId,
    state: 'due',
    problem: 'registration_inactive',
    dueAt: NOW + 3_600_000,
  });
  await cli.withStore((store) => store.collection(gradesDefinition).insert(held));
  await cli.run('platforms', 'approve', ...KEY);
  const grade = await cli.withStore((store) => store.collection(gradesDefinition).get(held.id));
  expect(grade?.doc.dueAt).toBe(NOW);
});

it.each(['approve', 'suspend'])('%s refuses a platform that is not registered', async (verb) => {
  const cli = await commandLine();
  await cli.run(...addPlatform());
  for (const key of [
    [KEY[0], 'client-2'],
    ['https://other.example.fr', KEY[1]],
  ]) {
    const { code, out, err } = await cli.run('platforms', verb, ...key);
    expect({ code, out }).toEqual({ code: 1, out: '' });
    expect(err).toContain(`no platform is registered as client ${key[1] ?? ''} of ${key[0] ?? ''}`);
  }
});

describe('the tenants of a platform', () => {
  async function pending(cli: CommandLine): Promise<void> {
    await cli.run(...addPlatform());
    await cli.withStore(async (store) => {
      const found = await registrations(store).find(...KEY);
      if (found !== undefined)
        await registrations(store).update({ ...found.doc, status: 'pending' }, found.version);
    });
  }

  it('may be its deployments: said when it is approved', async () => {
    const cli = await commandLine();
    await pending(cli);
    expect((await cli.run('platforms', 'approve', ...KEY, '--tenancy', 'deployment')).code).toBe(0);
    const { platforms } = (await cli.json('platforms', 'list')) as { platforms: { institutionId: string }[] };
    expect(platforms).toMatchObject([{ status: 'active', tenancy: 'deployment' }]);
    const [deployment] = await cli.withStore((store) => store.collection(deploymentsDefinition).find({}));
    expect(deployment?.doc.institutionId).not.toBe(platforms[0]?.institutionId);
  });

  it('stay who they are once it has been in use', async () => {
    const cli = await commandLine();
    await cli.run(...addPlatform());
    await cli.run('platforms', 'suspend', ...KEY);
    const { code, err } = await cli.run('platforms', 'approve', ...KEY, '--tenancy', 'deployment');
    expect(code).toBe(1);
    expect(err).toContain('its tenants can no longer change');
    expect(await cli.json('platforms', 'list')).toMatchObject({ platforms: [{ status: 'suspended' }] });
  });

  it('may be named again, when they are the same', async () => {
    const cli = await commandLine();
    await cli.run(...addPlatform({ tenancy: 'deployment' }));
    expect((await cli.run('platforms', 'approve', ...KEY, '--tenancy', 'deployment')).code).toBe(0);
  });

  it('are the registration or its deployments, and nothing else', async () => {
    const { code, err } = await (await commandLine()).run('platforms', 'approve', ...KEY, '--tenancy', 'x');
    expect(code).toBe(2);
    expect(err).toContain('registration or deployment');
  });
});
