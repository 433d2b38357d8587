import { commandLine } from '../support/command-line.js';

it('lists the LMSs that are known, and which of them register themselves', async () => {
  const cli = await commandLine();
  const { code, out } = await cli.run('platforms', 'presets');
  expect(code).toBe(0);
  expect(out).toMatch(/^moodle +Moodle +yes +2$/m);
  expect(out).toMatch(/^blackboard +Blackboard Learn +no +2$/m);
  expect(out.trimEnd().split('\n').at(-1)).toMatch(/^other +Another LMS/);
  expect(await cli.json('platforms', 'presets')).toMatchObject({
    presets: expect.arrayContaining([
      {
        id: 'brightspace',
        name: 'Brightspace',
        family: 'brightspace',
        tenancy: 'registration',
        addressExample: 'https://ecole.brightspace.com',
        dynamicRegistration: true,
        asked: ['clientId', 'deployment'],
      },
    ]) as unknown[],
  });
});
