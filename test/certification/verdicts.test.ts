import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { certify } from '../../certification/certify.js';
import { asMarkdown, asText, totalsOf } from '../../certification/report.js';
import type { ChapterResult } from '../../certification/findings.js';
import { anyTool, OFFERS } from '../../certification/tools/any-tool.js';

/** A tool that answers every launch alike, whatever the token says. */
interface Pretender {
  readonly server: Server;
  /** Where its logins ask the platform. */
  authorizationUrl: string;
  status: number;
  body: string;
}

let tool: Pretender;
let origin: string;
beforeAll(async () => {
  const server = createServer((request, response) => {
    let body = '';
    request.setEncoding('utf8').on('data', (chunk: string) => (body += chunk));
    request.on('end', () => {
      if (request.url !== '/login') {
        response.writeHead(tool.status, { 'content-type': 'text/html' }).end(tool.body);
        return;
      }
      const asked = new URLSearchParams(body);
      const address = new URL(tool.authorizationUrl);
      const parameters = {
        scope: 'openid',
        response_type: 'id_token',
        response_mode: 'form_post',
        prompt: 'none',
        client_id: asked.get('client_id') ?? '',
        redirect_uri: `${origin}/launch`,
        login_hint: asked.get('login_hint') ?? '',
        lti_message_hint: asked.get('lti_message_hint') ?? '',
        state: 'any',
        nonce: 'any',
      };
      for (const [name, value] of Object.entries(parameters)) address.searchParams.set(name, value);
      response.writeHead(302, { location: address.href }).end();
    });
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  origin = `http://localhost:${(server.address() as AddressInfo).port}`;
  tool = { server, authorizationUrl: '', status: 200, body: '' };
});
afterAll(() => {
  tool.server.closeAllConnections();
  tool.server.close();
});

/** @param without what the tool says it does not offer */
function judge(without: typeof OFFERS, refusal?: RegExp): Promise<ChapterResult[]> {
  return certify(
    anyTool({
      registration: {
        kind: 'manual',
        clientId: 'pretender',
        loginUrl: `${origin}/login`,
        redirectUrl: `${origin}/launch`,
        targetUrl: `${origin}/`,
        keySetUrl: `${origin}/keys`,
        without,
        prepare: async ({ authorizationUrl }) => {
          tool.authorizationUrl = authorizationUrl;
        },
      },
      custom: {},
      refusal,
      patience: 50,
    }),
  );
}

const verdictsOf = (chapters: ChapterResult[], section: string) => [
  ...new Set(chapters.find((one) => one.section === section)?.findings.map(({ verdict }) => verdict)),
];

it('a tool that lets anything in fails every known bad payload, and passes every valid launch', async () => {
  Object.assign(tool, { status: 200, body: '<p>Welcome to the tool</p>' });
  const chapters = await judge(OFFERS);
  expect(verdictsOf(chapters, '6.1.1')).toEqual(['fail']);
  expect(verdictsOf(chapters, '6.1.2')).toEqual(['pass']);
  expect(verdictsOf(chapters, '6.1.3')).toEqual(['pass']);
});

it('a tool that lets nobody in passes the bad payloads, and fails every valid launch', async () => {
  Object.assign(tool, { status: 401, body: '<p>Nobody comes in</p>' });
  const chapters = await judge(OFFERS);
  expect(verdictsOf(chapters, '6.1.1')).toEqual(['pass']);
  expect(verdictsOf(chapters, '6.1.2')).toEqual(['fail']);
  expect(verdictsOf(chapters, '6.1.3')).toEqual(['fail']);
});

it('a refusal that says nothing readable is no refusal for a person', async () => {
  Object.assign(tool, { status: 401, body: '{}' });
  expect(verdictsOf(await judge(OFFERS), '6.1.1')).toEqual(['fail']);
});

it('a refusal with a good status counts where it is known by its words', async () => {
  Object.assign(tool, { status: 200, body: '<p>Sorry, launch failed</p>' });
  const chapters = await judge(OFFERS, /launch failed/i);
  expect(verdictsOf(chapters, '6.1.1')).toEqual(['pass']);
  expect(verdictsOf(chapters, '6.1.2')).toEqual(['fail']);
});

it('a tool whose login does not ask the platform fails, its bad payloads too: no launch came to be refused', async () => {
  const { authorizationUrl } = tool;
  Object.assign(tool, { status: 401, body: '<p>Nobody comes in</p>' });
  const chapters = certify(
    anyTool({
      registration: {
        kind: 'manual',
        clientId: 'pretender',
        loginUrl: `${origin}/elsewhere`,
        redirectUrl: `${origin}/launch`,
        targetUrl: `${origin}/`,
        keySetUrl: `${origin}/keys`,
        without: OFFERS,
      },
      custom: {},
      refusal: undefined,
      patience: 50,
    }),
  );
  expect(verdictsOf(await chapters, '6.1.1')).toEqual(['fail']);
  tool.authorizationUrl = authorizationUrl;
});

it('what is not offered is said to be so, and what is offered and does not happen fails', async () => {
  Object.assign(tool, { status: 200, body: '<p>Welcome to the tool</p>' });
  const none = await judge(OFFERS);
  for (const section of ['6.2', '6.3', '6.4']) expect(verdictsOf(none, section)).toEqual(['not offered']);
  const all = await judge([]);
  for (const section of ['6.2', '6.3', '6.4']) expect(verdictsOf(all, section)).toContain('fail');
});

it('prints the table with a verdict each, and the sum', () => {
  const chapters: ChapterResult[] = [
    {
      section: '6.1.1',
      title: 'Bad',
      findings: [
        { name: 'One', verdict: 'pass', why: 'refused with 401', proof: ['POST /launch 401'] },
        { name: 'Another', verdict: 'fail', why: 'a | b', proof: [] },
      ],
    },
    {
      section: '6.2',
      title: 'Deep',
      findings: [{ name: 'All', verdict: 'not offered', why: '', proof: [] }],
    },
  ];
  expect(totalsOf(chapters)).toEqual({ pass: 1, fail: 1, 'not offered': 1 });
  expect(asText('A tool', chapters, true)).toBe(
    [
      'LTI Advantage certification tests: A tool',
      '6.1.1 Bad\n  One      pass         refused with 401\n      POST /launch 401\n  Another  fail         a | b',
      '6.2 Deep\n  All      not offered  ',
      '1 pass, 1 fail, 1 not offered',
    ].join('\n\n'),
  );
  expect(asMarkdown('A tool', chapters)).toContain('| Another | fail | a \\| b |');
});
