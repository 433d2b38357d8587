import { CLAIM } from '../../../src/demo-lms/names.js';
import { startTool, type RunningTool } from '../../support/tool.js';
import { beginLogin } from '../support/begun-login.js';
import { withClaims } from '../support/forgeries.js';
import { errorIdOf, launchRecordsOf, refusalOf, refusedWith } from '../support/refusals.js';

let tool: RunningTool;
beforeAll(async () => {
  tool = await startTool();
});
afterAll(() => tool.stop());

const refused = (headers: Record<string, string> = {}, query = '') =>
  tool.browser().get(`/lti/login${query}`, headers);

describe('a refused launch', () => {
  it.each([
    ['French', 'fr-CA,fr;q=0.9,en;q=0.5', 'fr'],
    ['English', 'en-GB', 'en'],
    ['the first language that we speak', 'de, en;q=0.8, fr;q=0.3', 'en'],
    ['the language wanted most', 'en;q=0.3, fr;q=0.8', 'fr'],
    ['French where no language is ours', 'de, nl', 'fr'],
    ['French to a browser that says nonsense', ';;;q=,,x', 'fr'],
  ])('speaks %s', async (_name, accepted, language) => {
    const { text } = await refused({ 'Accept-Language': accepted });
    expect(text).toContain(`<html lang="${language}">`);
    expect(text).toContain(
      language === 'fr' ? 'Revenez à la page de votre cours' : 'Go back to your course page',
    );
  });

  it('speaks the launch’s language rather than the browser’s', async () => {
    const forgery = withClaims({ [CLAIM.deploymentId]: 'elsewhere' });
    const browser = tool.browser();
    const form = tool.lms.platform.forge.launchForm(await beginLogin(tool, browser), forgery);
    const { text } = await browser.post('/lti/launch', { ...form }, { 'Accept-Language': 'en' });
    expect(text).toContain('<html lang="fr">');
  });

  it('takes no language from a token that the platform did not sign', async () => {
    const browser = tool.browser();
    const form = tool.lms.platform.forge.launchForm(await beginLogin(tool, browser), { key: 'other' });
    const { text } = await browser.post('/lti/launch', { ...form }, { 'Accept-Language': 'en' });
    expect(text).toContain('<html lang="en">');
  });

  it('speaks the language chosen in its address', async () => {
    const { text } = await refused({ 'Accept-Language': 'fr' }, '?lang=en');
    expect(text).toContain('<html lang="en">');
  });

  it('has an id of its own, which the log and the record carry with the reason', async () => {
    const pages = [await refused(), await refused()];
    const [first, second] = pages.map(errorIdOf);
    expect(first).toMatch(/^[\w-]{22}$/);
    expect(first).not.toBe(second);
    for (const page of pages)
      expect(await refusalOf(tool, page)).toEqual(refusedWith(400, 'login_malformed'));
  });

  it('names the registration in its record once that is known', async () => {
    const answer = await tool.launch(tool.browser(), { forgery: withClaims({ aud: 'x' }) });
    const [registration] = await tool.services.lti.registrations.list();
    const record = (await launchRecordsOf(tool)).find(({ errorId }) => errorId === errorIdOf(answer));
    expect(record?.registrationId).toBe(registration?.id);
  });

  it('is kept out of caches and says nothing of the reason to outsiders', async () => {
    const answer = await tool.launch(tool.browser(), { forgery: { key: 'other' } });
    expect(answer.headers['cache-control']).toBe('no-store');
    expect(answer.text).not.toContain('signature');
  });

  it('shows nothing of what was sent', async () => {
    const { text } = await refused({}, '?iss=<script>alert(1)</script>&login_hint=x&target_link_uri=y');
    expect(text).not.toContain('alert(1)');
  });
});

describe('an error that the platform sends in place of a token', () => {
  it.each(['login_required', 'launch_no_longer_valid', 'access_denied', 'anything else'])(
    'is a page that leads back to the course: %s',
    async (error) => {
      const browser = tool.browser();
      const form = tool.lms.platform.forge.errorForm(await beginLogin(tool, browser), error);
      const answer = await browser.post('/lti/launch', { ...form });
      expect(await refusalOf(tool, answer)).toEqual(refusedWith(400, 'platform_error'));
      expect(answer.text).toContain('Revenez à la page de votre cours');
      expect(answer.text).not.toContain('as asked by the test');
      const line = tool.log.find(({ errorId }) => errorId === errorIdOf(answer));
      expect(line?.['detail']).toBe(`${error} as asked by the test`);
    },
  );

  it('fills neither the log nor the record with what anybody may write', async () => {
    const form = { error: 'access_denied', error_description: 'b'.repeat(2_000) };
    const answer = await tool.browser().post('/lti/launch', form);
    const line = tool.log.find(({ errorId }) => errorId === errorIdOf(answer));
    expect(line?.['detail']).toBe(`access_denied ${'b'.repeat(186)}`);
  });

  it('needs no description, no state and no cookie', async () => {
    const answer = await tool.browser().post('/lti/launch', { error: 'login_required' });
    expect(await refusalOf(tool, answer)).toEqual(refusedWith(400, 'platform_error'));
  });

  it('wins over a token that comes with it', async () => {
    const browser = tool.browser();
    const form = tool.lms.platform.forge.launchForm(await beginLogin(tool, browser));
    const answer = await browser.post('/lti/launch', { ...form, error: 'access_denied' });
    expect(await refusalOf(tool, answer)).toEqual(refusedWith(400, 'platform_error'));
  });

  it('does not end the login: the person may sign in and go on', async () => {
    const browser = tool.browser();
    const authorizationUrl = await beginLogin(tool, browser);
    const { forge } = tool.lms.platform;
    await browser.post('/lti/launch', { ...forge.errorForm(authorizationUrl) });
    expect((await browser.post('/lti/launch', { ...forge.launchForm(authorizationUrl) })).status).toBe(303);
  });

  it.each([
    ['of a description without end', { error: 'x', error_description: 'a'.repeat(2_001) }],
    ['of a name without end', { error: 'a'.repeat(201) }],
    ['twice', { error: ['a', 'b'] }],
  ])('%s is malformed', async (_name, form) => {
    const answer = await tool.browser().post('/lti/launch', form);
    expect(await refusalOf(tool, answer)).toEqual(refusedWith(400, 'launch_malformed'));
  });
});

describe('the log', () => {
  it('says one line for each launch, with its reason code or its role', async () => {
    const before = tool.log.length;
    await tool.launch(tool.browser());
    await tool.launch(tool.browser(), { forgery: withClaims({ nonce: 'x' }) });
    const lines = tool.log.slice(before).filter(({ msg }) => msg === 'launch accepted' || msg === 'refused');
    expect(lines).toEqual([
      expect.objectContaining({ msg: 'launch accepted', role: 'learner' }),
      expect.objectContaining({ msg: 'refused', code: 'nonce_mismatch' }),
    ]);
  });

  it('names nobody and holds no secret', async () => {
    const browser = tool.browser();
    const authorizationUrl = await beginLogin(tool, browser, { person: 'mariam.sissoko' });
    const { searchParams } = new URL(authorizationUrl);
    const secrets = [
      ...browser.cookies.values(),
      searchParams.get('state') ?? '',
      searchParams.get('nonce') ?? '',
    ];
    const form = tool.lms.platform.forge.launchForm(
      authorizationUrl,
      withClaims({ email: 'm@ifsi.example' }),
    );
    const { location = '' } = await browser.post('/lti/launch', { ...form });
    await browser.get(location);
    const written = JSON.stringify(tool.log);
    const { sub } = tool.lms.platform.person('mariam.sissoko');
    for (const secret of [...secrets, ...browser.cookies.values(), form.id_token, sub]) {
      expect(written).not.toContain(secret);
    }
    expect(written).not.toMatch(/Sissoko|Mariam|m@ifsi/);
  });
});
