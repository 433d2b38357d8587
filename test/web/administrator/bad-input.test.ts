import fc from 'fast-check';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { packageRoot } from '../../../src/services.js';
import { startTool, type RunningTool } from '../../support/tool.js';
import { hiddenFields, type TestBrowser } from '../../support/test-browser.js';
import { administrator } from './support.js';

let tool: RunningTool;
let admin: TestBrowser;
let token = '';
beforeAll(async () => {
  tool = await startTool();
  admin = await administrator(tool);
  token = hiddenFields((await admin.get('/administrator')).text)['_token'] ?? '';
});
afterAll(() => tool.stop());

const ID = 'AAAAAAAAAAAAAAAAAAAAAA';

/** Every address under /administrator but the way out, which would end the session. */
const ADDRESSES = [
  'get /administrator',
  'get /administrator/enter',
  'get /administrator/sign-in',
  'get /administrator/callback',
  'post /administrator/enter',
  'get /administrator/platforms',
  'post /administrator/platforms/invitations',
  ...['', '/status', '/name', '/deployments', '/frame-origins'].map(
    (below) => `${below === '' ? 'get' : 'post'} /administrator/platforms/PLATFORM${below}`,
  ),
  'get /administrator/platforms/add',
  'post /administrator/platforms/add',
  `get /administrator/platforms/add/${ID}`,
  'get /administrator/launches',
  `get /administrator/launches/${ID}`,
  'get /administrator/calls',
  'get /administrator/evidence',
  'get /administrator/grades',
  'post /administrator/grades/again',
  'get /administrator/keys',
  'post /administrator/keys/rotate',
];

it('knows every form and page there is', async () => {
  const folder = path.join(packageRoot, 'src/web/routes/administrator');
  const texts = await Promise.all(
    (await readdir(folder)).map((name) => readFile(path.join(folder, name), 'utf8')),
  );
  const routes = texts.flatMap((text) => [...text.matchAll(/(router|pages)\.(get|post)\(/g)]);
  // All but the log-out.
  expect(routes.length).toBe(ADDRESSES.length + 1);
});

const NAMES = [
  'text status platform reason refused reference page failed since until again done lang link code state error iss',
  'approve tenancy name deployment origins registration when',
].flatMap((names) => names.split(' '));

const text = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 300 }),
  fc.constantFrom(
    'constructor',
    '__proto__',
    '\u0000',
    '\ud800',
    '9'.repeat(40),
    '-1',
    '1e309',
    '../..',
    '%',
  ),
);

it('answers whatever comes without a fault', async () => {
  const [platform] = await tool.services.lti.registrations.list();
  const fields = fc.dictionary(fc.constantFrom(...NAMES), fc.oneof(text, fc.array(text, { maxLength: 3 })));
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...ADDRESSES), fields, async (address, given) => {
      const [method, at = ''] = address.replace('PLATFORM', platform?.id ?? '').split(' ');
      const parameters = new URLSearchParams({ _token: token });
      for (const [name, value] of Object.entries(given)) {
        for (const one of [value].flat()) parameters.append(name, one);
      }
      const answer =
        method === 'get'
          ? await admin.get(`${at}?${parameters.toString()}`)
          : await admin.postRaw(at, parameters.toString());
      expect({ address, ok: answer.status < 500 }).toEqual({ address, ok: true });
    }),
    { numRuns: 400 },
  );
  expect(tool.log.filter(({ level }) => Number(level) >= 50)).toEqual([]);
}, 120_000);

it('shows no page to anybody else, whatever is asked', async () => {
  const learner = tool.browser();
  await tool.enter(learner, { person: 'helene.morvan' });
  for (const address of ADDRESSES.filter((one) => !/enter|sign-in|callback/.test(one))) {
    const [method, at = ''] = address.replace('PLATFORM', ID).split(' ');
    const answer = method === 'get' ? await learner.get(at) : await learner.post(at, { _token: token });
    expect({ address, status: answer.status }).toEqual({ address, status: 401 });
  }
});
