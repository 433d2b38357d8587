import type { IncomingMessage, ServerResponse } from 'node:http';

import { z } from 'zod';

import { startDemoLms } from '../../src/demo-lms/start-demo-lms.js';
import type { DemoLms } from '../../src/demo-lms/create-demo-lms.js';
import { registrationBody, startFakeTool } from './support/fake-tool.js';
import type { FakeTool } from './support/fake-tool.js';

let lms: DemoLms;
let tool: FakeTool;

beforeEach(async () => {
  tool = await startFakeTool();
  lms = await startDemoLms({ toolOrigin: tool.origin });
});

afterEach(async () => {
  await lms.close();
  await tool.close();
});

const configuration = z.looseObject({ issuer: z.string(), registration_endpoint: z.url() });

/** What a tool does with an invitation: reads the platform's configuration and posts its registration. */
async function sendRegistration(invitation: URL): Promise<void> {
  const answer = await fetch(invitation.searchParams.get('openid_configuration') ?? '');
  const { registration_endpoint: endpoint } = configuration.parse(await answer.json());
  await fetch(endpoint, {
    method: 'POST',
    headers: {
      'Content-Type': 'application/json',
      Authorization: `Bearer ${invitation.searchParams.get('registration_token') ?? ''}`,
    },
    body: JSON.stringify(registrationBody(tool.origin)),
  });
}

const invitation = () => `${tool.origin}/lti/register?invite=x%2B1`;
const addressOf = (incoming: IncomingMessage) => new URL(incoming.url ?? '', tool.origin);

function page(response: ServerResponse, html: string, headers: Record<string, string> = {}): void {
  response.writeHead(200, { 'Content-Type': 'text/html', ...headers }).end(html);
}

it('registers a tool that does so at once', async () => {
  tool.page = (incoming, response) => {
    void sendRegistration(addressOf(incoming)).then(() => page(response, 'Fait.'));
  };
  const registered = await lms.register(invitation());
  expect(registered).toEqual({
    clientId: lms.platform.registrations()[0]?.clientId,
    deploymentId: '1',
  });
  expect(tool.requests[0]?.path).toContain('invite=x%2B1&openid_configuration=');
});

it('confirms the form that a tool shows, with its fields and cookies, as a browser would', async () => {
  let opened: URL | undefined;
  tool.page = (incoming, response) => {
    if (incoming.method === 'GET') {
      opened = addressOf(incoming);
      const form =
        '<form method="post" action="/lti/register/confirm"><input type="hidden" name="csrf" value="a&amp;b">';
      page(response, `${form}<button type="submit">Oui</button></form>`, { 'Set-Cookie': 's=1; HttpOnly' });
    } else if (opened !== undefined) void sendRegistration(opened).then(() => page(response, 'Fait.'));
  };
  await lms.register(invitation());
  const confirmation = tool.requests.find(({ method }) => method === 'POST');
  expect(confirmation).toMatchObject({ path: '/lti/register/confirm', body: 'csrf=a%26b' });
  expect(confirmation?.headers).toMatchObject({
    cookie: 's=1',
    origin: tool.origin,
    'sec-fetch-site': 'same-origin',
  });
});

it('follows the tool’s redirects', async () => {
  tool.page = (incoming, response) => {
    const address = addressOf(incoming);
    if (address.pathname === '/lti/register') {
      response.writeHead(303, { Location: `/suite${address.search}` }).end();
    } else void sendRegistration(address).then(() => page(response, 'Fait.'));
  };
  await expect(lms.register(invitation())).resolves.toMatchObject({ deploymentId: '1' });
});

it('updates a tool that it knows', async () => {
  tool.page = (incoming, response) => {
    void sendRegistration(addressOf(incoming)).then(() => page(response, 'Fait.'));
  };
  const first = await lms.register(invitation());
  await expect(lms.register(invitation())).resolves.toEqual(first);
  expect(lms.platform.registrations()).toHaveLength(1);
});

describe('fails with what the tool answered', () => {
  const failure = () => lms.register(invitation()).catch((error: unknown) => error);

  it('when it refuses the invitation', async () => {
    tool.page = (_incoming, response) => response.writeHead(410).end('<form method="post"></form>');
    expect(await failure()).toMatchObject({
      code: 'registration_failed',
      message: expect.stringContaining('it answered 410') as string,
    });
    expect(tool.requests).toHaveLength(1);
  });

  it('when it shows a page and registers nothing', async () => {
    tool.page = (_incoming, response) => page(response, '<p>Bonjour</p>');
    expect(await failure()).toMatchObject({ code: 'registration_failed' });
  });

  it('when its form registers nothing', async () => {
    tool.page = (_incoming, response) =>
      page(response, '<form method="post"><button type="submit">Oui</button></form>');
    expect(await failure()).toMatchObject({ code: 'registration_failed' });
    expect(tool.requests).toHaveLength(4);
  });

  it('when it leads to another origin', async () => {
    tool.page = (_incoming, response) => response.writeHead(302, { Location: 'http://localhost:9/' }).end();
    expect(await failure()).toMatchObject({
      message: expect.stringContaining('away from its origin') as string,
    });
  });

  it('when it redirects without end', async () => {
    tool.page = (_incoming, response) => response.writeHead(302, { Location: '/lti/register' }).end();
    expect(await failure()).toMatchObject({ message: expect.stringContaining('without end') as string });
  });

  it('when it cannot be reached', async () => {
    await tool.close();
    expect(await failure()).toMatchObject({
      message: expect.stringContaining('cannot be reached') as string,
    });
  });
});
