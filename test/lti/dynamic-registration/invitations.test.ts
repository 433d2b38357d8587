import { invitationsDefinition } from '../../../src/lti/dynamic-registration/invitations.js';
import type { Answer } from '../../support/test-browser.js';
import { refusedWith, START, startScene, type Scene } from './registering.js';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
let scene: Scene;
beforeAll(async () => {
  scene = await startScene();
});
afterAll(() => scene.close());
beforeEach(() => {
  scene.clock.now = START;
  scene.platform.reset();
});

describe('an invitation', () => {
  it('is good once', async () => {
    const invite = await scene.invite();
    expect((await scene.open(invite)).status).toBe(200);
    for (const later of [0, HOUR]) {
      scene.clock.now = START + later;
      expect(scene.refusal(await scene.open(invite))).toEqual(refusedWith(403, 'invitation_invalid'));
    }
  });

  it('opened many times at once registers once', async () => {
    const invite = await scene.invite();
    const before = scene.platform.requests.length;
    const pages = await Promise.all(Array.from({ length: 8 }, () => scene.open(invite)));
    expect(pages.map(({ status }) => status).sort()).toEqual([200, 403, 403, 403, 403, 403, 403, 403]);
    expect(scene.platform.requests.length - before).toBe(2);
  });

  it('is refused while it is in use', async () => {
    const invite = await scene.invite();
    let second: Answer | undefined;
    scene.platform.registration = async () => {
      second = await scene.open(invite);
      return { body: { client_id: 'client-1' } };
    };
    expect((await scene.open(invite)).status).toBe(200);
    expect(second && scene.refusal(second)).toEqual(refusedWith(403, 'invitation_invalid'));
  });

  it('lasts seven days', async () => {
    const invite = await scene.invite();
    scene.clock.now = START + 7 * DAY - 1;
    expect((await scene.open(invite)).status).toBe(200);
  });

  it('is over after seven days', async () => {
    const invite = await scene.invite();
    scene.clock.now = START + 7 * DAY;
    expect(scene.refusal(await scene.open(invite))).toEqual(refusedWith(403, 'invitation_invalid'));
  });

  it.each(['unknown', 'x', '\u0000', '__proto__', 'é'.repeat(99)])(
    'that was never given is refused before anything is asked outside: %j',
    async (invite) => {
      const page = await scene.open(invite);
      expect(scene.refusal(page)).toEqual(refusedWith(403, 'invitation_invalid'));
      expect(scene.platform.requests).toEqual([]);
    },
  );

  it('is kept as a digest only', async () => {
    const invite = await scene.invite();
    const stored = await scene.tool.services.store.collection(invitationsDefinition).find({});
    expect(JSON.stringify(stored)).not.toContain(invite);
    expect(invite).toMatch(/^[\w-]{43}$/);
  });

  it('can be guessed at a limited number of times, which harms none that we made', async () => {
    for (let use = 0; use < 20; use += 1)
      expect([403, 429]).toContain((await scene.open(`guess-${use}`)).status);
    expect((await scene.open('guessed')).status).toBe(429);
    expect((await scene.open(await scene.invite())).status).toBe(200);
  });
});

describe('stays good when', () => {
  it.each([
    [
      'the platform refuses',
      () => (scene.platform.registration = () => ({ status: 400, body: { error: 'x' } })),
    ],
    ['the configuration is wrong', () => (scene.platform.configuration = () => ({ body: {} }))],
    ['the platform is down', () => (scene.platform.configuration = () => ({ status: 503 }))],
  ])('%s', async (_name, spoil) => {
    const invite = await scene.invite();
    spoil();
    expect((await scene.open(invite)).status).toBeGreaterThanOrEqual(400);
    scene.platform.reset();
    expect((await scene.open(invite)).status).toBe(200);
  });

  it('it was opened without a configuration', async () => {
    const invite = await scene.invite();
    expect((await scene.open(invite, { openid_configuration: undefined })).status).toBe(400);
    expect((await scene.open(invite)).status).toBe(200);
  });
});
