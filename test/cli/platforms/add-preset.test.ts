import { commandLine, type CommandLine } from '../support/command-line.js';

const GIVEN = ['--client-id', 'client-1', '--deployment', 'd-1'];

async function add(cli: CommandLine, ...argv: string[]): Promise<unknown> {
  await cli.json('platforms', 'add', ...argv, ...GIVEN);
  const { platforms } = (await cli.json('platforms', 'list')) as { platforms: unknown[] };
  return platforms[0];
}

it('fills a registration from the LMS and its address', async () => {
  const cli = await commandLine();
  expect(
    await add(cli, '--preset', 'moodle', '--address', 'moodle.example.fr/login/index.php'),
  ).toMatchObject({
    issuer: 'https://moodle.example.fr',
    clientId: 'client-1',
    name: 'moodle.example.fr',
    family: 'moodle',
    status: 'active',
    authorizationUrl: 'https://moodle.example.fr/mod/lti/auth.php',
    tokenUrl: 'https://moodle.example.fr/mod/lti/token.php',
    jwksUrl: 'https://moodle.example.fr/mod/lti/certs.php',
    tenancy: 'registration',
    frameOrigins: ['https://moodle.example.fr'],
    deployments: { active: 1, pending: 0 },
  });
});

it('names after the school what shares the addresses of all schools', async () => {
  const cli = await commandLine();
  expect(await add(cli, '--preset', 'canvas', '--address', 'https://ecole.instructure.com')).toMatchObject({
    name: 'ecole.instructure.com',
    issuer: 'https://canvas.instructure.com',
    frameOrigins: [
      'https://ecole.instructure.com',
      'https://canvas.instructure.com',
      'https://sso.canvaslms.com',
    ],
  });
});

it('takes the audience that tokens of Brightspace want', async () => {
  const cli = await commandLine();
  const added = await add(cli, '--preset', 'brightspace', '--address', 'https://ecole.brightspace.com');
  expect(added).toMatchObject({ tokenAudience: 'https://api.brightspace.com/auth/token' });
});

it('makes the deployments of Blackboard institutions, unless told otherwise', async () => {
  const address = ['--preset', 'blackboard', '--address', 'https://ecole.blackboard.com'];
  expect(await add(await commandLine(), ...address)).toMatchObject({
    tenancy: 'deployment',
    jwksUrl: 'https://developer.blackboard.com/api/v1/management/applications/client-1/jwks.json',
  });
  expect(await add(await commandLine(), ...address, '--tenancy', 'registration')).toMatchObject({
    tenancy: 'registration',
  });
});

it('lets what is given win over what is known', async () => {
  const cli = await commandLine();
  const jwksUrl = 'https://sakai.example.fr/imsblis/lti13/keyset/42';
  const tokenUrl = 'https://sakai.example.fr/imsblis/lti13/token/42';
  const given = ['--jwks-url', jwksUrl, '--token-url', tokenUrl, '--name', 'Sakai de la faculté'];
  expect(
    await add(cli, '--preset', 'sakai', '--address', 'https://sakai.example.fr', ...given),
  ).toMatchObject({
    issuer: 'https://sakai.example.fr',
    name: 'Sakai de la faculté',
    jwksUrl,
    tokenUrl,
  });
});

describe('refuses with 2, and registers nothing,', () => {
  it.each([
    [
      'an LMS that there is not',
      ['--preset', 'mooodle', '--address', 'https://a.example.fr'],
      'there is no preset',
    ],
    ['an LMS without its address', ['--preset', 'moodle'], '--address is missing'],
    ['an address without its LMS', ['--address', 'https://a.example.fr'], '--address needs --preset'],
    ['an address that is none', ['--preset', 'moodle', '--address', 'http://a.example.fr'], '--address was'],
    [
      'an LMS that must be asked for more, naming it as the LMS does',
      ['--preset', 'sakai', '--address', 'https://sakai.example.fr'],
      '--token-url is missing: Sakai shows it as "LTI 1.3 Platform OAuth2 Bearer Token Retrieval URL", ' +
        'such as https://sakai.example.fr/imsblis/lti13/token/42',
    ],
  ])('%s', async (_name, argv, message) => {
    const cli = await commandLine();
    const { code, out, err } = await cli.run('platforms', 'add', ...argv, ...GIVEN);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toContain(message);
    expect(await cli.json('platforms', 'list')).toMatchObject({ platforms: [] });
  });
});
