import { generateKeyPairSync } from 'node:crypto';
import { createDemoLms, type DemoLms } from '../../../src/demo-lms/create-demo-lms.js';
import { startTool, type RunningTool } from '../../support/tool.js';
import { beginLogin } from '../support/begun-login.js';
import { withPayload } from '../support/forgeries.js';
import { refusalOf, refusedWith } from '../support/refusals.js';

let tool: RunningTool;
let otherLms: DemoLms;
beforeAll(async () => {
  tool = await startTool();
  otherLms = await createDemoLms({ origin: 'https://other.example', toolOrigin: tool.url });
});
afterAll(async () => {
  await otherLms.close();
  await tool.stop();
});

/** Posts this text in place of a good login's token. */
async function launchWith(token: (good: string) => string) {
  const browser = tool.browser();
  const { id_token: good, state } = tool.lms.platform.forge.launchForm(await beginLogin(tool, browser));
  return browser.post('/lti/launch', { id_token: token(good), state });
}

const encoded = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');

/** The good token under another header, its signature kept. */
const underHeader = (header: unknown) => (good: string) => {
  const [, payload = '', signature = ''] = good.split('.');
  return `${encoded(header)}.${payload}.${signature}`;
};

describe('the algorithm is ours to say, never the token’s', () => {
  it.each([
    ['none', { key: 'none' }],
    ['none in other letters', { key: 'none', header: { alg: 'nOnE' } }],
    ['HS256 with the public key as its secret', { key: 'hs256' }],
    ['RS512 by the right key', { header: { alg: 'RS512' } }],
    ['PS256 by the right key', { header: { alg: 'PS256' } }],
    ['RS256 in small letters', { header: { alg: 'rs256' } }],
    ['no algorithm', { header: { alg: undefined } }],
  ] as const)('refuses %s', async (_name, forgery) => {
    const answer = await tool.launch(tool.browser(), { forgery });
    expect(await refusalOf(tool, answer)).toEqual(refusedWith(401, 'algorithm_refused'));
  });

  it.each([[['RS256']], [{ toString: 'RS256', valueOf: 0 }], [256], [true], [null]])(
    'refuses the algorithm %j',
    async (alg) => {
      const answer = await launchWith(underHeader({ alg, kid: 'x' }));
      expect(await refusalOf(tool, answer)).toEqual(refusedWith(401, 'algorithm_refused'));
    },
  );
});

it.each([
  ['.', 400, 'token_malformed'],
  ['.x', 400, 'token_malformed'],
  ['.e30.e30', 401, 'signature_invalid'],
])('refuses a good token with %s behind it', async (more, status, code) => {
  const answer = await launchWith((good) => good + more);
  expect(await refusalOf(tool, answer)).toEqual(refusedWith(status, code));
});

describe('the key is one that the platform publishes', () => {
  it('refuses a signature by another key under the platform’s key id', async () => {
    const answer = await tool.launch(tool.browser(), { forgery: { key: 'other' } });
    expect(await refusalOf(tool, answer)).toEqual(refusedWith(401, 'signature_invalid'));
  });

  it('refuses the key of another platform under its own key id', async () => {
    const claims = tool.lms.platform.forge.claims({ nonce: 'x' });
    const answer = await launchWith(() => otherLms.platform.forge.sign(claims));
    expect(await refusalOf(tool, answer)).toEqual(refusedWith(401, 'kid_unknown'));
  });

  it('refuses a key that the token brings along', async () => {
    const { publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
    const header = { jwk: publicKey.export({ format: 'jwk' }), jku: `${tool.url}/lti/jwks` };
    const answer = await tool.launch(tool.browser(), { forgery: { key: 'other', header } });
    expect(await refusalOf(tool, answer)).toEqual(refusedWith(401, 'signature_invalid'));
  });

  it.each([[''], [7], [['kid']], [{ kid: 1 }], [null]])('refuses the key id %j', async (kid) => {
    const answer = await tool.launch(tool.browser(), { forgery: { header: { kid } } });
    expect(await refusalOf(tool, answer)).toEqual(refusedWith(401, 'kid_missing'));
  });
});

describe('what was signed is what counts', () => {
  it('refuses a token whose payload was changed', async () => {
    const answer = await launchWith((good) => {
      const [header = '', , signature = ''] = good.split('.');
      const claims = tool.lms.platform.forge.claims({ nonce: 'x', person: 'helene.morvan' });
      return `${header}.${encoded(claims)}.${signature}`;
    });
    expect(await refusalOf(tool, answer)).toEqual(refusedWith(401, 'signature_invalid'));
  });

  it('refuses a token without its signature', async () => {
    const answer = await launchWith((good) => good.slice(0, good.lastIndexOf('.') + 1));
    expect(await refusalOf(tool, answer)).toEqual(refusedWith(401, 'signature_invalid'));
  });

  it.each([
    ['a character that is no base64url', (good: string) => `${good.slice(0, -9)}+${good.slice(-8)}`],
    ['a line break in it', (good: string) => `${good.slice(0, -9)}\n${good.slice(-9)}`],
    ['padding', (good: string) => `${good}==`],
  ])('refuses a token whose signature has %s', async (_name, spoil) => {
    const answer = await launchWith(spoil);
    expect(await refusalOf(tool, answer)).toEqual(refusedWith(401, 'signature_invalid'));
  });

  it('refuses a header that demands an extension', async () => {
    const answer = await tool.launch(tool.browser(), { forgery: { header: { crit: ['exp'] } } });
    expect(await refusalOf(tool, answer)).toEqual(refusedWith(401, 'signature_invalid'));
  });

  it.each([
    ['not a token'],
    ['..'],
    ['a.b.c'],
    ['e30.e30.e30.e30'],
    [`${encoded('RS256')}.e30.x`],
    [`${encoded([1])}.e30.x`],
    ['é'],
  ])('refuses the token %j', async (token) => {
    const answer = await launchWith(() => token);
    expect(await refusalOf(tool, answer)).toEqual(refusedWith(400, 'token_malformed'));
  });

  it.each(['', 'not JSON', '{"iss":', '{"iss":"a",}'])('refuses the signed payload %j', async (payload) => {
    const answer = await tool.launch(tool.browser(), { forgery: withPayload(payload) });
    expect(await refusalOf(tool, answer)).toEqual(refusedWith(400, 'token_malformed'));
  });

  it.each(['[]', '"text"', '12', 'null', 'true'])('refuses the signed payload %s', async (payload) => {
    const answer = await tool.launch(tool.browser(), { forgery: withPayload(payload) });
    expect(await refusalOf(tool, answer)).toEqual(refusedWith(400, 'claims_malformed'));
  });
});
