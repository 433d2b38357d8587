import { gradesDefinition } from '../../../src/grades/grade.js';
import type { Registration } from '../../../src/lti/registrations.js';
import { gradeOf } from '../../cli/support/grades.js';
import type { TestBrowser } from '../../support/test-browser.js';
import { startTool, type RunningTool } from '../../support/tool.js';
import { administrator, sendForm } from './support.js';

let tool: RunningTool;
let admin: TestBrowser;
beforeAll(async () => {
  tool = await startTool();
  admin = await administrator(tool);
});
afterAll(() => tool.stop());

let made = 0;

async function register(changes: Partial<Registration> = {}): Promise<Registration> {
  const { lti } = tool.services;
  made += 1;
  const issuer = `https://lms-${made}.example.fr`;
  const { id } = await lti.institutions.add(`Institut ${made}`, lti.now());
  const registration = {
    issuer,
    clientId: `client-${made}`,
    name: `Institut ${made}`,
    family: 'moodle',
    status: 'pending' as const,
    authorizationUrl: `${issuer}/auth`,
    tokenUrl: `${issuer}/token`,
    jwksUrl: `${issuer}/jwks`,
    scopes: [],
    frameOrigins: [issuer],
    demo: false,
    ...changes,
  };
  return lti.registrations.add(registration, id, lti.now());
}

const pageOf = ({ id }: Registration) => `/administrator/platforms/${id}`;
const stored = async ({ id }: Registration) => (await tool.services.lti.registrations.get(id))?.doc;

describe('the list', () => {
  beforeAll(async () => {
    await register({ name: 'Chenes', family: 'sakai' });
    await register({ name: 'Rue', family: 'canvas', issuer: 'https://b.example.org', status: 'suspended' });
  });

  it('shows each with its LMS, its state, its deployments and its last launch', async () => {
    const waiting = await register({ name: 'Institut des Tilleuls' });
    await tool.services.lti.deployments.holdForApproval(waiting, 'dep-1', 0);
    await tool.enter(tool.browser());
    const { status, view, text } = await admin.get('/administrator/platforms');
    expect([status, view]).toEqual([200, 'administrator-platforms']);
    const rows = [...text.matchAll(/<tr><th scope="row">(.*?)<\/tr>/gs)].map(([row]) => row);
    const asked = rows.find((row) => row.includes('Institut des Tilleuls')) ?? '';
    for (const part of ['Moodle', 'en attente', '1 attend', '<td>–</td></tr>']) expect(asked).toContain(part);
    const demo = rows.find((row) => row.includes('démonstration')) ?? '';
    expect(demo).toContain('en service');
    expect(demo).not.toContain('<td>–</td></tr>');
    expect(rows.indexOf(asked)).toBeLessThan(rows.indexOf(demo));
  });

  it.each([
    ['text=CHENES', ['Chenes']],
    ['text=sakai', ['Chenes']],
    ['text=b.example', ['Rue']],
    ['status=suspended', ['Rue']],
    ['text=nobody', []],
    ['text=&status=all', ['Chenes', 'Rue']],
    ['text[]=a&status[]=b', ['Chenes', 'Rue']],
  ])('is filtered by %s', async (query, expected) => {
    const { text } = await admin.get(`/administrator/platforms?${query}`);
    expect(['Chenes', 'Rue'].filter((name) => text.includes(`>${name}</a>`))).toEqual(expected);
  });

  it('shows as text whatever a platform calls itself', async () => {
    const name = `<script>alert(1)</script>"'`;
    const hostile = await register({ name, clientId: '<b>c</b>', family: '<i>f</i>', scopes: ['<u>s</u>'] });
    await tool.services.lti.deployments.holdForApproval(hostile, '"><img src=x>', 0);
    for (const path of ['/administrator/platforms', pageOf(hostile)]) {
      const { text } = await admin.get(path);
      expect(text).toContain('&lt;script&gt;');
      for (const tag of ['<script>alert', '<b>c', '<i>f', '<u>s', '<img']) expect(text).not.toContain(tag);
    }
  });
});

describe('an invitation', () => {
  it.each([
    ['later', false],
    ['now', true],
  ])('is shown once, and lets a platform register: %s', async (approve, autoApprove) => {
    const shown = await sendForm(admin, '/administrator/platforms/invitations', { approve });
    expect([shown.status, shown.view]).toEqual([200, 'administrator-invitation']);
    const [, address = ''] = /value="([^"]*\/lti\/register\?invite=[\w-]{43})"/.exec(shown.text) ?? [];
    const token = address.slice(-43);
    const used = await tool.services.lti.invitations.use(token, async (invitation) => invitation);
    expect(used).toMatchObject({ autoApprove, demo: false });
    expect(JSON.stringify(tool.log)).not.toContain(token);
  });

  it('is not made by a form that says neither', async () => {
    const answer = await sendForm(admin, '/administrator/platforms/invitations', { approve: 'yes' });
    expect(answer.status).toBe(400);
  });
});

describe('the page of a platform', () => {
  it('says what was agreed', async () => {
    const registration = await register({ scopes: ['https://scope.example/a'], tokenAudience: 'aud-1' });
    const { status, view, text } = await admin.get(pageOf(registration));
    expect([status, view]).toEqual([200, 'administrator-platform']);
    for (const part of [registration.issuer, registration.clientId, registration.jwksUrl, 'aud-1']) {
      expect(text).toContain(part);
    }
    expect(text).toContain('https://scope.example/a');
  });

  it('is not there for a registration that is not', async () => {
    for (const id of ['nothing', 'A'.repeat(22), '..%2F..']) {
      expect((await admin.get(`/administrator/platforms/${id}`)).status).toBe(404);
      const sent = await sendForm(admin, `/administrator/platforms/${id}/status`, { status: 'active' });
      expect(sent.status).toBe(404);
    }
  });

  it('lets a waiting platform launch, with the grades that waited', async () => {
    const registration = await register();
    const grades = tool.services.store.collection(gradesDefinition);
    const held = gradeOf({
      registrationId: registration.id,
      problem: 'registration_inactive',
      dueAt: Date.now() + 3_600_000,
    });
    await grades.insert(held);
    const sent = await sendForm(admin, `${pageOf(registration)}/status`, { status: 'active' });
    expect([sent.status, sent.location]).toEqual([303, `${pageOf(registration)}?done=active`]);
    expect((await stored(registration))?.status).toBe('active');
    expect((await grades.get(held.id))?.doc.dueAt).toBeLessThanOrEqual(Date.now());
    expect((await admin.get(sent.location ?? '')).text).toContain('peut ouvrir Parcours');
  });

  it('says whose people a waiting platform brings, and not of one in use', async () => {
    const registration = await register();
    const form = { status: 'active', tenancy: 'deployment' };
    await sendForm(admin, `${pageOf(registration)}/status`, form);
    expect(await stored(registration)).toMatchObject({ status: 'active', tenancy: 'deployment' });
    const late = await sendForm(admin, `${pageOf(registration)}/status`, {
      ...form,
      tenancy: 'registration',
    });
    expect(late.status).toBe(422);
    expect(late.text).toContain('a déjà servi');
    expect(await stored(registration)).toMatchObject({ tenancy: 'deployment' });
  });

  it('suspends, and takes back: launches follow at once', async () => {
    const [demo] = await tool.services.lti.registrations.list();
    if (demo === undefined) throw new Error('no demo registration');
    await sendForm(admin, `${pageOf(demo)}/status`, { status: 'suspended' });
    expect((await tool.launch(tool.browser())).view).toBe('launch-refused');
    await sendForm(admin, `${pageOf(demo)}/status`, { status: 'active' });
    expect((await tool.launch(tool.browser())).status).toBe(303);
  });

  it('lists deployments that wait, and approves one', async () => {
    const registration = await register({ status: 'active' });
    const { deployments } = tool.services.lti;
    await deployments.holdForApproval(registration, 'dep-7', 0);
    expect((await admin.get(pageOf(registration))).text).toContain('value="dep-7"');
    const sent = await sendForm(admin, `${pageOf(registration)}/deployments`, { deployment: 'dep-7' });
    expect(sent.status).toBe(303);
    expect(await deployments.find(registration.id, 'dep-7')).toMatchObject({ status: 'active' });
  });

  it('adds frame origins, which the launch’s pages then name, and which a new registration leaves', async () => {
    const [demo] = await tool.services.lti.registrations.list();
    if (demo === undefined) throw new Error('no demo registration');
    const origins = 'https://portal.example.fr/some/page\nhttps://portal.example.fr\n\nhttp://localhost:9';
    await sendForm(admin, `${pageOf(demo)}/frame-origins`, { origins });
    const token = await tool.services.lti.invitations.invite({ autoApprove: true, demo: true });
    await tool.lms.register(`${tool.url}/lti/register?invite=${token}`);
    const learner = tool.browser();
    const page = await learner.get(await tool.enter(learner));
    expect(page.headers['content-security-policy']).toMatch(
      /frame-ancestors 'self'.* https:\/\/portal\.example\.fr http:\/\/localhost:9/,
    );
    await sendForm(admin, `${pageOf(demo)}/frame-origins`, { origins: '' });
    expect((await stored(demo))?.addedFrameOrigins).toEqual([]);
  });

  it.each([
    'javascript:alert(1)',
    'portal.example.fr',
    'https://x.example; script-src *',
    '*',
    Array.from({ length: 21 }, (_, at) => `https://h${at}.example`).join('\n'),
  ])('keeps no origin that is none: %s', async (origins) => {
    const registration = await register();
    const sent = await sendForm(admin, `${pageOf(registration)}/frame-origins`, { origins });
    expect([sent.status, sent.view]).toEqual([422, 'administrator-platform']);
    expect((await stored(registration))?.addedFrameOrigins).toBeUndefined();
  });

  it('changes the name', async () => {
    const registration = await register();
    await sendForm(admin, `${pageOf(registration)}/name`, { name: '  Institut du Parc ' });
    expect((await stored(registration))?.name).toBe('Institut du Parc');
    const wrong = await sendForm(admin, `${pageOf(registration)}/name`, { name: ' ' });
    expect(wrong.status).toBe(400);
  });
});

it.each(['/status', '/name', '/deployments', '/frame-origins', '/../invitations'])(
  'takes no form from elsewhere: %s',
  async (path) => {
    const registration = await register();
    const before = JSON.stringify(await stored(registration));
    const form = { status: 'active', name: 'x', deployment: 'd', origins: '', approve: 'now' };
    expect((await admin.post(pageOf(registration) + path, form)).status).toBe(403);
    const stranger = await tool.browser().post(pageOf(registration) + path, form);
    expect(stranger.status).toBe(401);
    expect(JSON.stringify(await stored(registration))).toBe(before);
  },
);

it.each(['constructor', '__proto__', 'toString'])('takes %s for nothing but a text', async (text) => {
  const registration = await register({ family: text });
  for (const path of [`/administrator/platforms?text=${text}`, `${pageOf(registration)}?done=${text}`]) {
    expect((await admin.get(path)).status).toBe(200);
  }
});
