import fc from 'fast-check';
import type { Claims } from '../../../src/demo-lms/platform/launch-claims.js';
import { startTool, type RunningTool } from '../../support/tool.js';
import type { Answer } from '../../support/test-browser.js';
import { beginLogin } from '../support/begun-login.js';

let tool: RunningTool;
beforeAll(async () => {
  tool = await startTool();
});
afterAll(() => tool.stop());

/** Four properties: fewer in all than the failed launches that one address may make. */
const RUNS = { numRuns: 70, seed: 20_261_102 };

/** What programs trip over, beside whatever else JSON can say. */
const anything = fc.oneof(
  { weight: 2, arbitrary: fc.jsonValue({ maxDepth: 2 }) },
  {
    weight: 3,
    arbitrary: fc.constantFrom<unknown>(
      ...[null, '', ' ', '$User.id', '\u0000', '\ud800', '<script>', '🩺', 'a'.repeat(3_000), 'javascript:1'],
      ...[0, -1, 1e308, 2 ** 53, [], [[]], [null], {}, { toString: 1 }, { then: 1 }, { id: [] }, true],
    ),
  },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 40 }) },
);

type Step = string | number;

/** Every place in a payload where something can stand. */
function places(value: unknown, path: readonly Step[] = []): (readonly Step[])[] {
  if (typeof value !== 'object' || value === null) return [path];
  const inner = Object.entries(value).flatMap(([name, part]) => places(part, [...path, name]));
  return path.length === 0 ? inner : [path, ...inner];
}

/** With another thing at that place; as it was where an earlier change took the place away. */
function replaced(value: unknown, [step, ...rest]: readonly Step[], by: unknown): unknown {
  if (step === undefined) return by;
  if (typeof value !== 'object' || value === null) return value;
  const copy = structuredClone(value) as Record<Step, unknown>;
  copy[step] = replaced(copy[step], rest, by);
  return copy;
}

const changes = fc.array(fc.record({ place: fc.nat(), by: fc.option(anything, { nil: undefined }) }), {
  minLength: 1,
  maxLength: 3,
});

function mutated(good: Claims, list: readonly { place: number; by: unknown }[]): Claims {
  const all = places(good);
  return list.reduce<Claims>(
    (claims, { place, by }) => replaced(claims, all[place % all.length] ?? [], by) as Claims,
    good,
  );
}

/** Accepted, or refused with the page for it: never anything else. */
function expectJudged({ status, view }: Answer): void {
  if (status === 303) return;
  expect(view).toBe('launch-refused');
  expect(status).toBeGreaterThanOrEqual(400);
  expect(status).toBeLessThan(500);
}

it('judges every payload that comes of a good one, and never fails on it', async () => {
  await fc.assert(
    fc.asyncProperty(changes, fc.constantFrom('camille.arnoult', 'helene.morvan'), async (list, person) => {
      const browser = tool.browser();
      const answer = await tool.launch(browser, {
        person,
        forgery: { claims: (good) => mutated(good, list) },
      });
      expectJudged(answer);
      if (answer.location !== undefined) expect((await browser.get(answer.location)).status).toBe(200);
    }),
    RUNS,
  );
});

it('judges every signed header, and never fails on it', async () => {
  const header = fc.dictionary(fc.constantFrom('kid', 'typ', 'crit', 'b64', 'jwk', 'x5c', 'zip'), anything);
  await fc.assert(
    fc.asyncProperty(header, async (changed) => {
      expectJudged(await tool.launch(tool.browser(), { forgery: { header: changed } }));
    }),
    RUNS,
  );
});

it('judges every text in the place of a token and a state, and never fails on it', async () => {
  const encoded = fc
    .oneof(
      anything,
      fc.record({ alg: anything, kid: anything }),
      fc.record({ alg: fc.constant('RS256'), kid: anything }),
    )
    .map((value) => Buffer.from(JSON.stringify(value)).toString('base64url'));
  const text = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.tuple(encoded, encoded, fc.base64String()).map((parts) => parts.join('.')),
  );
  await fc.assert(
    fc.asyncProperty(text, fc.option(fc.string()), async (token, state) => {
      const browser = tool.browser();
      const own = new URL(await beginLogin(tool, browser)).searchParams.get('state') ?? '';
      expectJudged(await browser.post('/lti/launch', { id_token: token, state: state ?? own }));
    }),
    RUNS,
  );
});

it('judges every login request, and never fails on it', async () => {
  const names = [
    'iss',
    'login_hint',
    'target_link_uri',
    'lti_message_hint',
    'lti_deployment_id',
    'client_id',
  ];
  const change = fc.dictionary(
    fc.constantFrom(...names, 'other'),
    fc.oneof(fc.string({ unit: 'binary' }), fc.constant('')),
  );
  await fc.assert(
    fc.asyncProperty(change, fc.boolean(), async (changed, byPost) => {
      const { url, params } = tool.lms.platform.startLogin('positionnement', 'camille.arnoult');
      const form = { ...params, ...changed };
      const browser = tool.browser();
      const answer = byPost
        ? await browser.post(url, form)
        : await browser.get(`${url}?${new URLSearchParams(form).toString()}`);
      if (answer.status !== 302) expectJudged(answer);
    }),
    RUNS,
  );
});
