import { canvasConfiguration } from '../../../src/lti/presets/canvas-configuration.js';
import { commandLine } from '../support/command-line.js';

it('shows what to enter in the LMS, and what it then shows', async () => {
  const cli = await commandLine();
  const { code, out } = await cli.run('platforms', 'values', 'moodle');
  expect(code).toBe(0);
  expect(out).toMatch(/^Initiate login URL +https:\/\/parcours\.example\.fr\/lti\/login$/m);
  expect(out).toMatch(/^Redirection URI\(s\) +https:\/\/parcours\.example\.fr\/lti\/launch$/m);
  expect(out).toMatch(/^Public keyset +https:\/\/parcours\.example\.fr\/lti\/jwks$/m);
  expect(out).toContain('Manage tools');
  expect(out).toContain('Deployment ID');
});

it('gives programs the same in both languages', async () => {
  const cli = await commandLine();
  expect(await cli.json('platforms', 'values', 'moodle')).toMatchObject({
    preset: 'moodle',
    values: expect.arrayContaining([
      {
        name: { fr: 'Jeu de clefs public', en: 'Public keyset' },
        value: { fr: 'https://parcours.example.fr/lti/jwks', en: 'https://parcours.example.fr/lti/jwks' },
      },
    ]) as unknown[],
  });
});

it('prints the configuration that Canvas takes, alone, so that it can be piped', async () => {
  const cli = await commandLine();
  const { code, out, err } = await cli.run('platforms', 'values', 'canvas', '--format', 'canvas-json');
  expect({ code, err }).toEqual({ code: 0, err: '' });
  expect(JSON.parse(out)).toEqual(canvasConfiguration('https://parcours.example.fr'));
});

describe('refuses with 2', () => {
  it.each([
    ['an LMS that there is not', ['blackbord'], 'there is no preset blackbord; there are blackboard'],
    ['no LMS', [], 'PRESET is missing'],
    ['a format that there is not', ['canvas', '--format', 'xml'], 'it may be canvas-json'],
    ['the format of another LMS', ['moodle', '--format', 'canvas-json'], 'goes with the preset canvas'],
  ])('%s', async (_name, argv, message) => {
    const cli = await commandLine();
    const { code, out, err } = await cli.run('platforms', 'values', ...argv);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toContain(message);
  });
});
