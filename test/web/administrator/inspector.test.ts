import { opaqueId } from '../../../src/security/opaque-id.js';
import { errorIdOf, launchRecordsOf } from '../../lti/support/refusals.js';
import type { TestBrowser } from '../../support/test-browser.js';
import { startTool, type RunningTool } from '../../support/tool.js';
import { claiming } from '../support/small-tool.js';
import { administrator } from './support.js';

let tool: RunningTool;
let admin: TestBrowser;
let refused = '';
beforeAll(async () => {
  tool = await startTool();
  admin = await administrator(tool);
  await tool.enter(tool.browser());
  refused = errorIdOf(await tool.launch(tool.browser(), claiming({ nonce: 'another' }))) ?? '';
  await tool.launch(tool.browser(), { forgery: { header: { kid: 'unheard-of' } } });
  await tool.browser().get('/lti/login');
});
afterAll(() => tool.stop());

const plain = (html: string) =>
  html
    .replace(/<[^>]+>/g, ' ')
    .replaceAll('&#39;', "'")
    .replace(/\s+/g, ' ');

/** The reason codes in the rows of a list, the newest first; `accepted` where there is none. */
function rowsOf(html: string): string[] {
  return [...html.matchAll(/<tr><th scope="row".*?<\/tr>/gs)].map(
    ([row]) => /<span class="under value">([^<]*)</.exec(row)?.[1] ?? 'accepted',
  );
}

describe('the list of launches', () => {
  it('shows logins and launches, the newest first', async () => {
    const { status, view, text } = await admin.get('/administrator/launches');
    expect([status, view]).toEqual([200, 'administrator-launches']);
    expect(rowsOf(text)).toEqual(['login_malformed', 'kid_unknown', 'nonce_mismatch', 'accepted']);
    expect(plain(text)).toContain('Le jeton ne répond pas à cette connexion (nonce).');
  });

  it.each([
    ['refused=1', ['login_malformed', 'kid_unknown', 'nonce_mismatch']],
    ['reason=kid_unknown', ['kid_unknown']],
    ['reason=accepted', ['accepted']],
    ['platform=DEMO', ['kid_unknown', 'nonce_mismatch', 'accepted']],
    ['platform=DEMO&refused=1', ['kid_unknown', 'nonce_mismatch']],
    ['platform=nobody', []],
    ['page=2', []],
    ['page=-1&reason[]=x&refused=0', ['login_malformed', 'kid_unknown', 'nonce_mismatch', 'accepted']],
  ])('is filtered by %s', async (query, expected) => {
    const [demo] = await tool.services.lti.registrations.list();
    const { text } = await admin.get(`/administrator/launches?${query.replace('DEMO', demo?.id ?? '')}`);
    expect(rowsOf(text)).toEqual(expected);
  });

  it.each([
    ['all of it', (reference: string) => reference],
    ['its beginning', (reference: string) => reference.slice(0, 6)],
    ['spaces around it', (reference: string) => `  ${reference} `],
  ])('leads at once to the launch whose reference somebody reads out: %s', async (_name, read) => {
    const query = new URLSearchParams({ reference: read(refused) });
    const { location } = await admin.get(`/administrator/launches?${query.toString()}`);
    const record = (await launchRecordsOf(tool)).find(({ errorId }) => errorId === refused);
    expect(location).toBe(`/administrator/launches/${record?.id ?? ''}`);
    expect((await admin.get(location ?? '')).text).toContain(refused);
  });

  it.each(['zzzz-nobody', '~~~~', "'; --"])(
    'says so where nobody has the reference %s',
    async (reference) => {
      const query = new URLSearchParams({ reference });
      const { status, text } = await admin.get(`/administrator/launches?${query.toString()}`);
      expect(status).toBe(200);
      expect(plain(text)).toContain('Aucune ouverture ne porte cette référence.');
    },
  );
});

describe('one launch', () => {
  async function storyOf(code: string): Promise<string> {
    const record = (await launchRecordsOf(tool)).find(({ outcome }) => outcome === code);
    const { status, text } = await admin.get(`/administrator/launches/${record?.id ?? ''}`);
    expect(status).toBe(200);
    return text;
  }

  it('that was refused says why, what to do, and on which side', async () => {
    const text = plain(await storyOf('kid_unknown'));
    expect(text).toContain('La clé que nomme le jeton n’est pas parmi celles que publie le LMS.');
    expect(text).toContain('Vérifiez l’adresse des clés publiques sur la page de la plateforme.');
    expect(text).toContain('dans le LMS');
    expect(text).toContain('unheard-of');
  });

  it('says which check refused', async () => {
    expect(await storyOf('nonce_mismatch')).toContain('refuse-other-nonce');
  });

  it('that was accepted shows the claims that name nobody, masks the others, and says what is absent', async () => {
    const html = await storyOf('accepted');
    const rows = new Map(
      [...html.matchAll(/<tr[^>]*><th scope="row" class="value">([^<]*)<\/th><td>(.*?)<\/td>/gs)].map(
        ([, name = '', value = '']) => [name, plain(value).trim()],
      ),
    );
    expect(rows.get('iss')).toBe(tool.lms.origin);
    expect(rows.get('name')).toBe('présent, valeur masquée');
    expect(rows.get('sub')).toBe('présent, valeur masquée');
    expect(rows.get('lti/claim/version')).toBe('1.3.0');
    expect(rows.get('lti/claim/context')).toBe('présent');
    expect(html).not.toMatch(/camille|arnoult/i);
    expect(plain(html)).toMatch(/Clés et signature [\d,]+ ms/);
  });

  it('is not there where there is none', async () => {
    for (const id of [opaqueId(), 'x', '%00']) {
      expect((await admin.get(`/administrator/launches/${id}`)).status).toBe(404);
    }
  });

  it('shows as text whatever a request says of itself', async () => {
    const query = new URLSearchParams({
      iss: 'https://<script>alert(1)</script>.example',
      client_id: '"><img src=x>',
      login_hint: 'a',
      target_link_uri: tool.url,
    });
    await tool.browser().get(`/lti/login?${query.toString()}`);
    const list = (await admin.get('/administrator/launches')).text;
    for (const text of [list, await storyOf('platform_unknown')]) {
      expect(text).toContain('&lt;script&gt;alert');
      expect(text).not.toMatch(/<script>alert|<img/);
    }
  });

  it('of another version of the program is shown as well', async () => {
    await tool.services.lti.launchRecords.add({ at: 1, outcome: 'unheard_of', errorId: opaqueId() });
    expect(plain(await storyOf('unheard_of'))).toContain('Le motif est inconnu de cette version');
  });
});

describe('the list of calls', () => {
  beforeAll(async () => {
    const { serviceCalls } = tool.services.lti;
    const [demo] = await tool.services.lti.registrations.list();
    const call = { registrationId: demo?.id ?? '', method: 'POST', url: 'https://lms.example.fr/token' };
    await serviceCalls.noting({ ...call, what: 'access token' }, async () => ({ status: 400 }));
    await serviceCalls.noting({ ...call, what: 'score' }, async () => ({ status: 200 }));
    await serviceCalls.settled();
  });

  it('says of each how it ended, and what to do', async () => {
    const { status, view, text } = await admin.get('/administrator/calls');
    expect([status, view]).toEqual([200, 'administrator-calls']);
    expect(rowsOf(text).sort()).toEqual(['accepted', 'status_400']);
    expect(plain(text)).toContain('La plateforme n’a pas donné de jeton d’accès.');
    expect(text).toContain('lms.example.fr');
  });

  it('shows those that failed alone where it is asked to', async () => {
    expect(rowsOf((await admin.get('/administrator/calls?failed=1')).text)).toEqual(['status_400']);
    expect(rowsOf((await admin.get('/administrator/calls?platform=none')).text)).toEqual([]);
  });
});

describe('evidence', () => {
  const address = (since: string, until: string) =>
    `/administrator/evidence?${new URLSearchParams({ since, until }).toString()}`;

  it('is a file with one line for each launch and each call, in the order of time', async () => {
    const answer = await admin.get(address('2020-01-01T00:00', '2099-01-01T00:00'));
    expect(answer.headers['content-type']).toContain('application/x-ndjson');
    expect(answer.headers['content-disposition']).toContain('parcours-evidence-2019-12-31.jsonl');
    const lines = answer.text
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as Record<string, string>);
    expect(lines.map(({ time = '' }) => time)).toEqual(lines.map(({ time = '' }) => time).sort());
    expect(lines).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ verdict: 'accepted', kind: 'launch', issuer: tool.lms.origin }),
        expect.objectContaining({ verdict: 'refused', reason: 'nonce_mismatch', reference: refused }),
        expect.objectContaining({ verdict: 'refused', reason: 'login_malformed', kind: 'login' }),
        expect.objectContaining({ verdict: 'failed', reason: 'status_400', kind: 'service call' }),
      ]),
    );
    expect(lines.every(({ summary = '' }) => summary.length > 30)).toBe(true);
    expect(answer.text).not.toMatch(/camille|arnoult/i);
  });

  it('is empty where nothing happened', async () => {
    const answer = await admin.get(address('2020-01-01T00:00', '2020-01-01T00:00'));
    expect([answer.status, answer.text]).toEqual([200, '']);
  });

  it.each([
    ['', ''],
    ['yesterday', '2026-01-01T00:00'],
    ['2026-13-01T00:00', '2026-14-01T00:00'],
  ])('is refused without two times: %s', async (since, until) => {
    expect((await admin.get(address(since, until))).status).toBe(400);
  });

  it('is for administrators', async () => {
    expect((await tool.browser().get(address('2020-01-01T00:00', '2099-01-01T00:00'))).status).toBe(401);
  });
});
