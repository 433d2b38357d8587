import { shippedPresets } from '../../../src/services.js';
import { hiddenFields, type Answer, type TestBrowser } from '../../support/test-browser.js';
import { startTool, type RunningTool } from '../../support/tool.js';
import { administrator, sendForm } from './support.js';

const PATH = '/administrator/platforms/add';

let tool: RunningTool;
let admin: TestBrowser;
beforeEach(async () => {
  tool = await startTool();
  admin = await administrator(tool);
});
afterEach(() => tool.stop());

const MOODLE = { preset: 'moodle', address: 'https://moodle.example.fr', tenancy: 'registration' };
const ANSWERS = { clientId: 'client-1', deployment: '7' };

const ask = (preset: string, address: string): Promise<Answer> =>
  admin.get(`${PATH}?${new URLSearchParams({ preset, address }).toString()}`);
const add = (fields: Record<string, string>): Promise<Answer> => sendForm(admin, PATH, fields);
const stored = async () => (await tool.services.lti.registrations.list()).filter(({ demo }) => !demo);

describe('the two questions', () => {
  it('are asked first, with every LMS that is known', async () => {
    const { status, view, text } = await admin.get(PATH);
    expect([status, view]).toEqual([200, 'administrator-add-platform']);
    const options = [...text.matchAll(/<option value="([a-z-]+)"/g)].map(([, id]) => id);
    expect(options).toEqual([...(await shippedPresets()).keys()]);
    expect(text).toContain('name="address"');
  });

  it('stand again, with a reason, where the address is none', async () => {
    const { status, text } = await ask('moodle', 'http://moodle.example.fr');
    expect(status).toBe(422);
    expect(text).toContain('Donnez une adresse en https://');
    expect(text).toContain('value="http://moodle.example.fr"');
    expect(text).toMatch(/<option value="moodle" selected>/);
  });

  it('stand again where the LMS is none, or is not said', async () => {
    for (const preset of ['', 'wordpress', '../moodle'])
      expect((await ask(preset, 'https://a.example.fr')).text).toContain('name="preset" required');
  });

  it('stand again, with a reason, where a form comes without an address', async () => {
    const { status, text } = await add({ ...MOODLE, ...ANSWERS, address: ' ' });
    expect(status).toBe(422);
    expect(text).toContain('Donnez une adresse en https://');
    expect(await stored()).toEqual([]);
  });

  it('take no private address that is not named', async () => {
    const { status, text } = await ask('moodle', 'https://10.1.2.3');
    expect(status).toBe(422);
    expect(text).toContain('ALLOWED_PRIVATE_HOSTS');
  });
});

describe('once they are answered', () => {
  it('the page shows what to enter, in fields to copy from, and what to choose', async () => {
    const { status, text } = await ask('moodle', 'moodle.example.fr/login/index.php');
    expect(status).toBe(200);
    for (const path of ['login', 'launch', 'jwks'])
      expect(text).toContain(`readonly value="${tool.url}/lti/${path}"`);
    expect(text).toContain('URL d’initiation de connexion');
    expect(text).toContain('LTI 1.3');
  });

  it('the page shows what it made of the address, to be checked', async () => {
    const { text } = await ask('moodle', 'moodle.example.fr/login/index.php');
    expect(text).toContain('https://moodle.example.fr/mod/lti/certs.php</dd>');
  });

  it('the page asks for what is missing under the name that the LMS gives it', async () => {
    const { text } = await ask('sakai', 'https://sakai.example.fr');
    expect(text).toContain('LTI 1.3 Platform OAuth2 Bearer Token Retrieval URL');
    expect(text).toContain('https://sakai.example.fr/imsblis/lti13/token/42');
  });

  it('the page points to an invitation where the LMS can register itself, and only there', async () => {
    expect((await ask('moodle', 'https://moodle.example.fr')).text).toContain('Plus simple');
    expect((await ask('open-edx', 'https://cours.example.fr')).text).not.toContain('Plus simple');
  });

  it('the page proposes an institution for each deployment of Blackboard', async () => {
    const { text } = await ask('blackboard', 'https://ecole.blackboard.com');
    expect(text).toMatch(/value="deployment" checked/);
  });
});

describe('the form', () => {
  it('registers the platform, trusts its deployment, and says what comes next', async () => {
    const { status, location = '' } = await add({ ...MOODLE, ...ANSWERS, name: 'Institut des Tilleuls' });
    expect(status).toBe(303);
    expect(await stored()).toMatchObject([
      {
        issuer: 'https://moodle.example.fr',
        clientId: 'client-1',
        name: 'Institut des Tilleuls',
        family: 'moodle',
        status: 'active',
        tenancy: 'registration',
        jwksUrl: 'https://moodle.example.fr/mod/lti/certs.php',
        frameOrigins: ['https://moodle.example.fr'],
      },
    ]);
    const [registration] = await stored();
    expect(await tool.services.lti.deployments.find(registration?.id ?? '', '7')).toMatchObject({
      status: 'active',
    });
    const after = await admin.get(location);
    expect([after.status, after.view]).toEqual([200, 'administrator-platform-added']);
    expect(after.text).toContain('Institut des Tilleuls est reliée');
    expect(after.text).toContain('ne répondent pas encore (moodle.example.fr)');
  });

  it('says that the two sides reach each other where the keys answer', async () => {
    const [demo] = await tool.services.lti.registrations.list();
    if (demo === undefined) throw new Error('no demo');
    const { issuer, authorizationUrl, tokenUrl, jwksUrl } = demo;
    const twin = {
      preset: 'other',
      address: issuer,
      tenancy: 'registration',
      issuer,
      authorizationUrl,
      tokenUrl,
      jwksUrl,
    };
    const { location = '' } = await add({ ...twin, clientId: 'client-2', deployment: '1' });
    expect((await admin.get(location)).text).toContain('Ses clés publiques répondent');
  });

  it('lets a correction win over what was made of the address', async () => {
    const jwksUrl = 'https://cles.example.fr/jwks';
    await add({ ...MOODLE, ...ANSWERS, jwksUrl });
    expect(await stored()).toMatchObject([{ jwksUrl, name: 'moodle.example.fr' }]);
  });

  it('says plainly that the pair of issuer and client id is registered, and changes nothing', async () => {
    await add({ ...MOODLE, ...ANSWERS, name: 'Première' });
    const { status, text } = await add({ ...MOODLE, ...ANSWERS, name: 'Seconde' });
    expect(status).toBe(422);
    expect(text).toContain('déjà relié avec cet identifiant client');
    expect(text).toContain('value="client-1"');
    expect(await stored()).toMatchObject([{ name: 'Première' }]);
  });

  describe('is given back with what was typed, and registers nothing, for', () => {
    it.each([
      ['a missing client id', { clientId: '' }, 'Cette valeur manque'],
      ['a missing deployment', { deployment: ' ' }, 'Cette valeur manque'],
      ['a client id that no LMS gives', { clientId: 'c'.repeat(501) }, 'Ce texte est trop long'],
      ['a deployment longer than LTI allows', { deployment: 'd'.repeat(256) }, 'Ce texte est trop long'],
      ['control characters', { name: 'a\u0007b' }, 'caractères qui ne s’affichent pas'],
      [
        'an address without https',
        { tokenUrl: 'http://moodle.example.fr/token' },
        'Donnez une adresse en https://',
      ],
      [
        'an address with a password',
        { jwksUrl: 'https://a:b@moodle.example.fr/' },
        'sans nom ni mot de passe',
      ],
      ['a private address', { jwksUrl: 'https://192.168.1.4/keys' }, 'ALLOWED_PRIVATE_HOSTS'],
      [
        'the address of cloud metadata',
        { tokenUrl: 'https://169.254.169.254/token' },
        'ALLOWED_PRIVATE_HOSTS',
      ],
      ['an issuer with a query', { issuer: 'https://moodle.example.fr/?a=1' }, 'à la lettre près'],
    ])('%s', async (_name, changes, sentence) => {
      const { status, view, text } = await add({ ...MOODLE, ...ANSWERS, ...changes });
      expect([status, view]).toEqual([422, 'administrator-add-platform']);
      expect(text).toContain(sentence);
      expect(text).toContain('aria-invalid="true"');
      expect(await stored()).toEqual([]);
    });
  });

  it('is shown escaped, whatever was typed', async () => {
    const { text } = await add({
      ...MOODLE,
      ...ANSWERS,
      deployment: '"><script>alert(1)</script>',
      tokenUrl: 'x',
    });
    expect(text).toContain('&lt;script&gt;');
    expect(text).not.toContain('<script>alert');
  });

  it.each([
    ['an LMS that there is not', { preset: 'wordpress' }],
    ['tenants that there are not', { tenancy: 'everybody' }],
  ])('that only another page can send is refused: %s', async (_name, changes) => {
    expect((await add({ ...MOODLE, ...ANSWERS, ...changes })).status).toBe(400);
  });
});

it('takes a private host that is named', async () => {
  await tool.stop();
  tool = await startTool({ env: { ALLOWED_PRIVATE_HOSTS: '10.1.2.3' } });
  admin = await administrator(tool);
  expect((await ask('moodle', 'https://10.1.2.3')).status).toBe(200);
});

it('is for administrators: nobody else sees it, and no form of another page counts', async () => {
  const stranger = tool.browser();
  expect((await stranger.get(PATH)).status).toBe(401);
  const form = { ...MOODLE, ...ANSWERS };
  expect((await stranger.post(PATH, form)).status).toBe(401);
  expect((await admin.post(PATH, form)).status).toBe(403);
  const { _token = '' } = hiddenFields((await admin.get(PATH)).text);
  expect((await admin.post(PATH, { _token, ...form }, { 'Sec-Fetch-Site': 'cross-site' })).status).toBe(403);
  expect(await stored()).toEqual([]);
});

it('finds no platform that there is not', async () => {
  const none = await admin.get(`${PATH}/nobody`);
  expect(none.status).toBe(404);
  expect(none.text).not.toContain('Revenez à votre cours');
});
