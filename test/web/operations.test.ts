import { startTool, type RunningTool } from '../support/tool.js';

const TOKEN = 'a-token-of-enough-characters';

let tool: RunningTool;
beforeAll(async () => {
  tool = await startTool({ env: { METRICS_TOKEN: TOKEN } });
});
afterAll(() => tool.stop());

const get = (path: string, headers = {}) => tool.browser().get(path, headers);
/** As a proxy on this machine passes on what came from elsewhere. */
const ELSEWHERE = { 'X-Forwarded-For': '203.0.113.9' };

it('/healthz says that the process lives', async () => {
  const { status, text } = await get('/healthz');
  expect([status, text]).toEqual([200, 'ok']);
});

it('/readyz says that the store answers', async () => {
  const { status, text } = await get('/readyz');
  expect([status, text]).toEqual([200, 'ready']);
});

it('/readyz is 503 once the store is closed, while /healthz still answers', async () => {
  const closing = await startTool();
  await closing.services.store.close();
  const ready = await closing.browser().get('/readyz');
  expect([ready.status, ready.text]).toEqual([503, 'the store does not answer']);
  expect((await closing.browser().get('/healthz')).status).toBe(200);
  await closing.stop();
});

it.each(['/healthz', '/readyz', '/metrics'])('%s is of now, and is what it says it is', async (path) => {
  const { headers } = await get(path);
  expect(headers).toMatchObject({ 'cache-control': 'no-store', 'x-content-type-options': 'nosniff' });
});

describe('/metrics', () => {
  it('is open to this machine, and counts launches by outcome', async () => {
    await tool.launch(tool.browser());
    await tool.browser().post('/lti/launch', {});
    const { status, text } = await get('/metrics');
    expect(status).toBe(200);
    expect(text).toContain('parcours_launches_total{outcome="accepted"} 1');
    expect(text).toContain('parcours_launches_total{outcome="launch_malformed"} 1');
    expect(text).toMatch(/parcours_request_seconds_count\{status="3xx"\} \d+/);
  });

  it('names nobody, and no address', async () => {
    const { text } = await get('/metrics');
    expect(text).not.toMatch(/camille|arnoult|1f8d2c74|\/l\//i);
  });

  it('is closed to what a proxy passes on', async () => {
    for (const headers of [ELSEWHERE, { Forwarded: 'for=203.0.113.9' }, { 'X-Real-IP': '203.0.113.9' }]) {
      const { status, text } = await get('/metrics', headers);
      expect([status, text]).toEqual([403, 'for this machine, or with METRICS_TOKEN']);
    }
  });

  it('is open to anyone with its token', async () => {
    const { status } = await get('/metrics', { ...ELSEWHERE, Authorization: `Bearer ${TOKEN}` });
    expect(status).toBe(200);
  });

  it.each(['Bearer wrong', `Basic ${TOKEN}`, `Bearer ${TOKEN}x`, 'Bearer', TOKEN, 'Bearer undefined'])(
    'is closed to the authorization %j',
    async (authorization) => {
      const { status } = await get('/metrics', { ...ELSEWHERE, Authorization: authorization });
      expect(status).toBe(403);
    },
  );

  it('has no token where none is set', async () => {
    const other = await startTool();
    const headers = { ...ELSEWHERE, Authorization: 'Bearer undefined' };
    expect((await other.browser().get('/metrics', headers)).status).toBe(403);
    await other.stop();
  });
});

it('the log names neither what operators ask nor who came', async () => {
  await tool.launch(tool.browser());
  const lines = JSON.stringify(tool.log);
  expect(lines).not.toMatch(/Camille|Arnoult|1f8d2c74|ifsi\.example|eyJ|__Host-/);
  expect(lines).not.toContain('/healthz');
});
