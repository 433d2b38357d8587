import { deployments } from '../../../src/lti/deployments.js';
import { registrations } from '../../../src/lti/registrations.js';
import { addPlatform, commandLine, KEY, NOW } from '../support/command-line.js';

it('says what to enter in an LMS when there is none yet', async () => {
  const { code, out } = await (await commandLine()).run('platforms', 'list');
  expect(code).toBe(0);
  expect(out).toContain('No platform is registered.');
  expect(out).toContain('https://parcours.example.fr/lti/login');
  expect(out).toContain('https://parcours.example.fr/lti/launch');
  expect(out).toContain('https://parcours.example.fr/lti/jwks');
});

it('shows each with its status, its deployments and its id', async () => {
  const cli = await commandLine();
  await cli.run(...addPlatform());
  await cli.run(...addPlatform({ issuer: 'https://canvas.example.fr', name: 'Canvas' }));
  await cli.run('platforms', 'suspend', ...KEY);
  const id = await cli.withStore(async (store) => {
    const found = await registrations(store).find(...KEY);
    if (found === undefined) throw new Error('not registered');
    await deployments(store).holdForApproval(found.doc, 'unknown', NOW);
    return found.doc.id;
  });
  const { out } = await cli.run('platforms', 'list');
  const [headings, first, second] = out.split('\n');
  expect(headings).toMatch(/^Name +Family +Issuer +Client id +Status +Deployments +Id$/);
  expect(first).toMatch(/^Canvas +other +https:\/\/canvas\.example\.fr +client-1 +active +1 /);
  expect(second).toMatch(/^moodle\.example\.fr .* suspended +1 and 1 pending +\S+$/);
  expect(second?.endsWith(id)).toBe(true);
});
