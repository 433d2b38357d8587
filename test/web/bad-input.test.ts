import fc from 'fast-check';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { CANVAS_CONFIGURATION_PATH } from '../../src/lti/presets/values-to-enter.js';
import { packageRoot } from '../../src/services.js';
import type { RunningTool } from '../support/tool.js';
import { rawRequest, type RawAnswer, type RawRequest } from './support/raw-request.js';
import {
  begin,
  formTokenOf,
  newLink,
  startSmallTool,
  storedThings,
  visit,
  visitorAt,
  type Visitor,
} from './support/small-tool.js';
import { choosing } from './workshop/support.js';

let tool: RunningTool;
let learner: Visitor;
let teacher: Visitor;
/** A teacher who chooses what to place. */
let chooser: Visitor;
beforeAll(async () => {
  tool = await startSmallTool();
  learner = await visit(tool, { link: await newLink(tool, { path: 'entrainement' }) });
  await begin(learner);
  teacher = await visit(tool, { link: await newLink(tool), person: 'helene.morvan' });
  const { browser, base } = await choosing(tool);
  chooser = visitorAt(browser, base.replace(/\/workshop$/, ''));
  stored = await storedThings(tool);
});
afterAll(() => tool.stop());

/** Every route, by the file that has it; those of a session stand below their launch. */
const ROUTES: Readonly<Record<string, readonly string[]>> = {
  'configuration.ts': ['get /lti/configuration/canvas.json'],
  'extra-time.ts': ['get /', 'post /'],
  'grade-delivery.ts': ['get /', 'post /resend'],
  'home.ts': ['get /'],
  'key-set.ts': ['get /lti/jwks'],
  'launch.ts': ['post /lti/launch', 'post /', 'get /lti/launch'],
  'learner-review.ts': ['get /review', 'get /learners/:learner'],
  'login.ts': ['get /lti/login', 'post /lti/login', 'get /lti/login/:transaction/check'],
  'operations.ts': ['get /healthz', 'get /readyz', 'get /metrics'],
  'packages/packages.ts': ['get /', 'get /download', 'get /preview/:module'],
  'packages/preview-files.ts': [
    'get /package-preview/:module/:standard/:language/fonts/:file',
    'get /package-preview/:module/:standard/:language/:file',
  ],
  'participations.ts': ['post /roster', 'get /participations.csv'],
  'registration.ts': ['get /lti/register'],
  'session.ts': [],
  'sitting.ts': [
    'get /',
    'post /start',
    'get /item',
    'post /item',
    'get /step/:step',
    'post /step/:step',
    'get /feedback/:serving',
    'get /results',
  ],
  'teacher.ts': ['get /'],
  'workshop/deep-linking.ts': ['get /', 'post /workshop/cancel'],
  'workshop/workshop.ts': ['get /', 'post /use', 'get /compose', 'post /compose', 'get /chosen/:choice'],
};

/** Addresses that their route names by a constant. */
const NAMED: Readonly<Record<string, string>> = { CANVAS_CONFIGURATION_PATH };

/** What stands below a teacher's launch, and where. */
const OF_TEACHERS: Readonly<Record<string, string>> = {
  'extra-time.ts': '/extra-time',
  'grade-delivery.ts': '/grades',
  'learner-review.ts': '',
  'packages/packages.ts': '/packages',
  'participations.ts': '',
  'teacher.ts': '',
  'workshop/workshop.ts': '/workshop',
};

it('knows every route there is', async () => {
  const folder = path.join(packageRoot, 'src/web/routes');
  const found: Record<string, string[]> = {};
  // Those of administrators stand in a folder, and a test, of their own.
  const own = await readdir(folder);
  const below = async (name: string) =>
    (await readdir(path.join(folder, name))).map((file) => `${name}/${file}`);
  for (const file of [...own, ...(await below('packages')), ...(await below('workshop'))]
    .filter((name) => name.endsWith('.ts'))
    .sort()) {
    const source = await readFile(path.join(folder, file), 'utf8');
    if (!source.includes('Router(')) continue;
    found[file] = [...source.matchAll(/router\.(get|post|put|patch|delete|all)\(\s*([^,]+),/g)].flatMap(
      ([, method = '', at = '']) =>
        at === 'LAUNCH_PATHS'
          ? [`${method} /lti/launch`, `${method} /`]
          : [`${method} ${(NAMED[at] ?? at).replaceAll("'", '')}`],
    );
  }
  expect(found).toEqual(ROUTES);
});

const UNKNOWN = 'AAAAAAAAAAAAAAAAAAAAAA';

function fill(route: string): string {
  return route
    .replace(':transaction', UNKNOWN)
    .replace(':serving', UNKNOWN)
    .replace(':step', 'scene')
    .replace(':learner', UNKNOWN)
    .replace(':choice', 'path:libre')
    .replace(':module', 'bien-noter')
    .replace(':standard', '1.2')
    .replace(':language', 'fr')
    .replace(':file', 'player.js');
}

/** The address of every route, for who may ask for it. */
function everyAddress(): { readonly method: string; readonly at: string; readonly visitor: Visitor }[] {
  return Object.entries(ROUTES).flatMap(([file, routes]) =>
    routes.flatMap((route) => {
      const [method = '', pattern = ''] = route.split(' ');
      const at = fill(pattern);
      const bases: [Visitor, string][] =
        file === 'sitting.ts'
          ? [
              [learner, learner.base],
              [teacher, `${teacher.base}/try`],
            ]
          : file === 'workshop/deep-linking.ts'
            ? [[chooser, chooser.base]]
            : file in OF_TEACHERS
              ? [[teacher, `${teacher.base}${OF_TEACHERS[file] ?? ''}`]]
              : [[learner, '']];
      return bases.map(([visitor, base]) => ({
        method: method.toUpperCase(),
        visitor,
        at: at === '/' && base !== '' ? base : base + at,
      }));
    }),
  );
}

const cookieOf = ({ browser }: Visitor) =>
  [...browser.cookies].map(([name, value]) => `${name}=${value}`).join('; ');

const FORM = 'application/x-www-form-urlencoded';

/** What is stored, as the last answer left it. */
let stored = '';

/** What holds for every answer, and for a refusal more. */
async function send(request: RawRequest): Promise<RawAnswer> {
  const before = stored;
  const logged = tool.log.length;
  const answer = await rawRequest(tool.url, request);
  const { status, headers, text } = answer;
  const shown = `${request.method ?? 'GET'} ${request.path.slice(0, 200)} → ${status}`;
  expect({ shown, ok: status >= 200 && status < 500 }).toEqual({ shown, ok: true });
  expect(tool.log.slice(logged).filter(({ level }) => Number(level) >= 50)).toEqual([]);
  stored = await storedThings(tool);
  if (status < 400) return answer;
  expect(stored).toBe(before);
  if (headers['content-type'] === 'text/html; charset=utf-8' && request.method !== 'HEAD') {
    expect({ shown, text }).toEqual({
      shown,
      text: expect.stringMatching(/<body data-view="[a-z-]+">/) as string,
    });
    expect(text).toMatch(/<p class="lead">[^<]{20,}/);
  }
  return answer;
}

interface Body {
  readonly what: string;
  readonly type: string;
  readonly body: string | Buffer;
  /** Where exactly one is right. */
  readonly status?: number;
}

const BODIES: readonly Body[] = [
  { what: 'nothing', type: FORM, body: '' },
  {
    what: 'JSON',
    type: 'application/json',
    body: '{"answer":{"$gt":""},"serving":["a"],"id_token":{"a":1}}',
  },
  { what: 'broken JSON', type: 'application/json', body: '{"answer":' },
  {
    what: 'XML',
    type: 'text/xml',
    body: '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>',
  },
  {
    what: 'a file',
    type: 'multipart/form-data; boundary=x',
    body: '--x\r\nContent-Disposition: form-data; name="answer"\r\n\r\na\r\n--x--',
  },
  { what: 'text', type: 'text/plain', body: 'answer=a&serving=b' },
  { what: 'no type', type: '', body: 'answer=a&serving=b' },
  {
    what: 'lists',
    type: FORM,
    body: 'answer[]=a&serving[]=b&_token[]=c&path[]=d&id_token[]=e&state[]=f&iss[]=g',
  },
  {
    what: 'objects',
    type: FORM,
    body: 'answer[$ne]=a&serving[a][b]=c&path[toString]=d&id_token[x]=e&state[x]=f',
  },
  {
    what: 'fields twice',
    type: FORM,
    body: ['answer', 'serving', 'path', 'id_token', 'state', 'iss']
      .map((name) => `${name}=a&${name}=b`)
      .join('&'),
  },
  {
    what: 'prototypes',
    type: FORM,
    body: '__proto__=a&constructor=b&__proto__[x]=c&hasOwnProperty=d&answer=__proto__',
  },
  {
    what: 'broken encodings',
    type: FORM,
    body: 'answer=%E0%A4%A&serving=%zz&path=%&id_token=%ff%fe&state=%c0%ae',
  },
  {
    what: 'NUL bytes',
    type: FORM,
    body: 'answer=%00&serving=%00&path=%00libre&id_token=%00&state=%00&iss=%00',
  },
  {
    what: 'half characters',
    type: FORM,
    body: 'answer=%ED%A0%80&serving=%ED%B0%80&path=%ED%A0%80&state=%ED%A0%80',
  },
  { what: 'raw bytes', type: FORM, body: Buffer.from([0xff, 0xfe, 0x00, 0x3d, 0x80, 0x26, 0x25]) },
  { what: 'very long values', type: FORM, body: `answer=${'x'.repeat(60_000)}&state=${'y'.repeat(30_000)}` },
  { what: 'too much', type: FORM, body: `answer=${'x'.repeat(120_000)}`, status: 413 },
  {
    what: 'too many fields',
    type: FORM,
    body: Array.from({ length: 5_000 }, (_, n) => `a${n}=1`).join('&'),
    status: 413,
  },
  { what: 'an unknown charset', type: `${FORM}; charset=klingon`, body: 'answer=a', status: 415 },
];

/** A body that is well formed, but for how it is packed. */
const ENCODINGS: readonly (readonly [string, string, string | Buffer, number])[] = [
  ['unknown', 'snappy', 'answer=a', 415],
  ['false', 'gzip', 'answer=a', 400],
  ['a bomb', 'gzip', gzipSync(Buffer.alloc(4_000_000, 'a')), 413],
];

describe('every form', () => {
  it.each(BODIES)('refuses $what', async ({ type, body, status }) => {
    for (const { method, at, visitor } of everyAddress()) {
      if (method !== 'POST') continue;
      const headers = { cookie: cookieOf(visitor), ...(type === '' ? {} : { 'content-type': type }) };
      const answer = await send({ method, path: at, headers, body });
      expect(answer.status).toBeGreaterThanOrEqual(400);
      if (status !== undefined) expect(answer.status).toBe(status);
    }
  });

  it.each(BODIES.filter(({ type }) => type === FORM))(
    'refuses $what also with its token',
    async ({ type, body, status }) => {
      for (const { at, visitor } of everyAddress()) {
        if (!at.endsWith('/item') && !at.endsWith('/path')) continue;
        const token = Buffer.from(`&_token=${formTokenOf(visitor)}`);
        const answer = await send({
          method: 'POST',
          path: at,
          headers: { cookie: cookieOf(visitor), 'content-type': type },
          body: Buffer.concat([Buffer.from(body), token]),
        });
        expect(answer.status).toBe(status ?? answer.status);
        if (visitor === learner) expect(answer.status).toBeGreaterThanOrEqual(400);
      }
    },
  );

  it.each(ENCODINGS)('refuses a packing that is %s', async (_name, encoding, body, status) => {
    for (const { method, at, visitor } of everyAddress()) {
      if (method !== 'POST') continue;
      const headers = { cookie: cookieOf(visitor), 'content-type': FORM, 'content-encoding': encoding };
      expect((await send({ method, path: at, headers, body })).status).toBe(status);
    }
  });
});

describe('every route', () => {
  it.each(['PUT', 'PATCH', 'DELETE', 'PROPFIND', 'TRACE'])('does nothing for %s', async (method) => {
    for (const { at, visitor } of everyAddress()) {
      const { status } = await send({ method, path: at, headers: { cookie: cookieOf(visitor) } });
      expect([403, 404, 405]).toContain(status);
    }
  });

  it('tells OPTIONS at most which methods there are', async () => {
    for (const { at, visitor } of everyAddress()) {
      const { status, text } = await send({
        method: 'OPTIONS',
        path: at,
        headers: { cookie: cookieOf(visitor) },
      });
      if (status === 200) expect(text).toMatch(/^(GET|HEAD|POST|, ?)+$/);
      else expect([403, 404]).toContain(status);
    }
  });

  it('answers HEAD as GET, without a body', async () => {
    for (const { method, at, visitor } of everyAddress()) {
      if (method !== 'GET') continue;
      const headers = { cookie: cookieOf(visitor) };
      const [head, get] = [
        await send({ method: 'HEAD', path: at, headers }),
        await send({ path: at, headers }),
      ];
      expect([at, head.status, head.text]).toEqual([at, get.status, '']);
    }
  });

  it('does not post where one gets, nor get where one posts', async () => {
    const all = everyAddress();
    for (const { method, at, visitor } of all) {
      const other = method === 'GET' ? 'POST' : 'GET';
      if (all.some((known) => known.method === other && known.at === at)) continue;
      const body = other === 'POST' ? `_token=${formTokenOf(visitor)}` : '';
      const headers = { cookie: cookieOf(visitor), 'content-type': FORM };
      const { status } = await send({ method: other, path: at, headers, ...(body === '' ? {} : { body }) });
      expect([at, status]).toEqual([at, 404]);
    }
  });

  it.each([
    '?a[]=1&a[]=2',
    '?lang=fr&lang=en',
    '?lang[]=fr',
    '?__proto__[x]=1&constructor=2',
    '?%E0%A4%A',
    '?iss=%00&login_hint=%00',
    '?invite=%00&openid_configuration=javascript:1',
    '?invite=a&openid_configuration=http://169.254.169.254/',
    `?${'x'.repeat(8_000)}`,
    `?lang=${'fr'.repeat(2_000)}`,
    '?&&&===',
  ])('bears the query %j', async (query) => {
    for (const { method, at, visitor } of everyAddress()) {
      if (method === 'GET') await send({ path: at + query, headers: { cookie: cookieOf(visitor) } });
    }
  });

  it.each([
    ['a cookie that is none', { cookie: ';;;=;__Host-s-=;=x;%zz=%zz' }],
    ['a cookie too long to be ours', { cookie: `__Host-s-${'A'.repeat(9_000)}=x` }],
    ['languages that are none', { 'accept-language': 'q=1;;,,*;q=abc,fr;q=-1,x-klingon;q=NaN' }],
    ['a language too long', { 'accept-language': 'a'.repeat(9_000) }],
    ['another host', { host: 'evil.example' }],
    ['a host that is none', { host: '<script>' }],
    ['addresses that are none', { 'x-forwarded-for': "', 1.2.3.4, ::::, 999.1.1.1" }],
    ['conditions', { 'if-none-match': '*', 'if-match': '"x"', 'if-modified-since': 'yesterday' }],
    ['a range beyond the end', { range: 'bytes=999999999-' }],
    ['a fetch destination that is none', { 'sec-fetch-dest': 'iframe, x', 'sec-fetch-site': '' }],
    ['an expectation', { 'x-http-method-override': 'DELETE' }],
  ])('bears %s', async (_name, headers) => {
    for (const { method, at } of everyAddress()) if (method === 'GET') await send({ path: at, headers });
  });
});

describe('an address that is none of ours', () => {
  it.each([
    ['/%', 404],
    ['/%zz', 404],
    ['/l/%E0%A4%A', 400],
    ['/l/%00', 401],
    ['/l/%00%00/item', 401],
    ['/l/..%2f..%2fetc%2fpasswd', 401],
    [`/l/${'A'.repeat(21)}`, 401],
    [`/l/${'A'.repeat(22)}`, 401],
    [`/l/${'A'.repeat(22)}/item`, 401],
    [`/l/${'A'.repeat(4_000)}`, 401],
    ['/l/__proto__', 401],
    ['/l', 404],
    ['/l/', 404],
    ['//evil.example/', 404],
    ['/\\evil', 404],
    ['/lti', 404],
    ['/lti/login/%00/check', 400],
    ['/lti/login/%E0%A4%A/check', 400],
    [`/lti/login/${'x'.repeat(4_000)}/check`, 400],
    ['/assets/%00', 404],
    ['/assets/%E0%A4%A', 404],
    ['/assets/..%2f..%2fpackage.json', 404],
    ['/assets/', 404],
    [`/${'x'.repeat(12_000)}`, 404],
    ['/.env', 404],
    ['/wp-login.php', 404],
    ['/%F0%9F%98%80', 404],
  ])('%s', async (at, status) => {
    expect((await send({ path: at })).status).toBe(status);
  });

  it('is refused by the server itself where it is longer than any', async () => {
    const { status } = await rawRequest(tool.url, { path: `/${'x'.repeat(40_000)}` });
    expect([414, 431]).toContain(status);
    expect((await tool.browser().get('/healthz')).status).toBe(200);
  });
});

describe('files asked for oddly', () => {
  const CSS = '/assets/styles/parcours.css';

  it.each([
    ['a range beyond the end', { range: 'bytes=99999999-' }, 416],
    ['a condition that fails', { 'if-match': '"another"' }, 412],
    ['a range that is none', { range: 'lines=1-2' }, 200],
    ['many ranges', { range: `bytes=${Array.from({ length: 500 }, (_, n) => `${n}-${n}`).join(',')}` }, 206],
    ['packings that are none', { 'accept-encoding': 'klingon;q=abc,,gzip;q=2' }, 200],
  ])('%s', async (_name, headers, status) => {
    expect((await send({ path: CSS, headers })).status).toBe(status);
  });

  it('are not written', async () => {
    expect((await send({ method: 'PUT', path: CSS, body: 'x' })).status).toBe(404);
    expect(
      (await send({ method: 'POST', path: CSS, headers: { 'content-type': FORM }, body: 'a=b' })).status,
    ).toBe(404);
  });
});

it('whatever is sent wherever is answered, never by a fault of ours', async () => {
  const segments = fc.oneof(
    fc.constantFrom(
      '',
      'l',
      'lti',
      'login',
      'launch',
      'register',
      'jwks',
      'item',
      'start',
      'path',
      'try',
      'results',
    ),
    fc.constantFrom(
      'feedback',
      'check',
      'assets',
      'healthz',
      'metrics',
      UNKNOWN,
      '%00',
      '%ff',
      '..',
      '.',
      '%2e%2e',
    ),
    fc.webSegment(),
  );
  const address = fc.oneof(
    fc.array(segments, { maxLength: 5 }).map((parts) => `/${parts.join('/')}`),
    fc.tuple(fc.nat(), fc.array(segments, { maxLength: 2 })).map(([n, parts]) => {
      const all = everyAddress();
      return [all[n % all.length]?.at ?? '/', ...parts].join('/').replace(/^\/\//, '/');
    }),
  );
  const pairs = fc.array(
    fc.tuple(
      fc.constantFrom(
        'answer',
        'serving',
        '_token',
        'skip',
        'path',
        'id_token',
        'state',
        'iss',
        'login_hint',
        'client_id',
        'target_link_uri',
        'invite',
        'openid_configuration',
        'lang',
        'sort',
        'page',
        'a[b]',
      ),
      fc.oneof(
        fc.string({ unit: 'grapheme', maxLength: 60 }),
        fc.constantFrom(tool.lms.origin, tool.url, UNKNOWN, '1'),
      ),
    ),
    { maxLength: 8 },
  );
  const encoded = pairs.map((all) =>
    all.map(([name, value]) => `${name}=${encodeURIComponent(value)}`).join('&'),
  );
  const request = fc.record({
    method: fc.constantFrom('GET', 'POST', 'POST', 'PUT', 'DELETE', 'HEAD', 'OPTIONS'),
    at: address,
    query: encoded,
    body: encoded,
    type: fc.constantFrom(FORM, FORM, 'application/json', 'text/plain', 'multipart/form-data'),
    site: fc.constantFrom('same-origin', 'cross-site', 'none', undefined),
    visitor: fc.constantFrom('learner', 'teacher', undefined),
  });
  await fc.assert(
    fc.asyncProperty(request, async ({ method, at, query, body, type, site, visitor }) => {
      const who = visitor === 'learner' ? learner : teacher;
      await send({
        method,
        path: query === '' ? at : `${at}?${query}`,
        headers: {
          'content-type': type,
          ...(site === undefined ? {} : { 'sec-fetch-site': site }),
          ...(visitor === undefined ? {} : { cookie: cookieOf(who) }),
        },
        ...(method === 'POST' || method === 'PUT' ? { body } : {}),
      });
    }),
    { numRuns: 150 },
  );
}, 60_000);
