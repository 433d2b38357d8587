import { gradesDefinition } from '../../../src/grades/grade.js';
import { registrations } from '../../../src/lti/registrations.js';
import { gradeOf } from '../support/grades.js';
import { addPlatform, commandLine, KEY, NOW } from '../support/command-line.js';

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
