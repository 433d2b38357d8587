import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { pino } from 'pino';
import { readConfig } from '../../src/config.js';
import type { Content } from '../../src/content/content.js';
import type { DemoLms } from '../../src/demo-lms/create-demo-lms.js';
import type { Forgery } from '../../src/demo-lms/forge/forge.js';
import type { LoginOptions } from '../../src/demo-lms/platform/login.js';
import { startDemoLms } from '../../src/demo-lms/start-demo-lms.js';
import { deliverDueGrades } from '../../src/grades/grade-worker.js';
import { composeServices, contentOf, definitions, type Services } from '../../src/services.js';
import { openStore } from '../../src/store/open-store.js';
import { createApp } from '../../src/web/app.js';
import { countedSeeds } from './counted-seeds.js';
import { temporaryDirectory } from './stores.js';
import { TestBrowser, type Answer } from './test-browser.js';

export interface ToolOptions {
  readonly env?: Record<string, string>;
  readonly content?: Content;
  /** Milliseconds since 1970, for the tool and the LMS alike. */
  readonly now?: () => number;
  /** `sqlite::memory:` unless told. */
  readonly storeUrl?: string;
  /** Stands before the application: to imitate what networks and browsers do to its answers. */
  readonly before?: (request: IncomingMessage, response: ServerResponse) => void;
}

export interface LaunchOptions {
  /** The id of an activity of the demo course; the positioning path's unless told. */
  readonly link?: string;
  /** The id of a person; a learner unless told. */
  readonly person?: string;
  readonly forgery?: Forgery;
  /** What kind of message, and for whose work: a launch of the link unless told. */
  readonly login?: LoginOptions;
}

/** The tool and a demo LMS that trust each other, both listening on free ports of this machine. */
export interface RunningTool {
  readonly url: string;
  readonly services: Services;
  readonly lms: DemoLms;
  /** Log lines, parsed. */
  readonly log: Record<string, unknown>[];
  /** A browser without cookies. */
  browser(): TestBrowser;
  /** Login and launch as a browser makes them; ends with the answer to the launch, a 303 when accepted. */
  launch(browser: TestBrowser, options?: LaunchOptions): Promise<Answer>;
  /** The address of the launch's pages. */
  enter(browser: TestBrowser, options?: LaunchOptions): Promise<string>;
  deliverGrades(): Promise<void>;
  stop(): Promise<void>;
}

let shipped: Promise<Content> | undefined;

/** The content of the project, read once for a test file. */
export function shippedContent(): Promise<Content> {
  shipped ??= contentOf(readConfig({}));
  return shipped;
}

export async function startTool(options: ToolOptions = {}): Promise<RunningTool> {
  const now = options.now ?? Date.now;
  const server = createServer();
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const url = `http://localhost:${(server.address() as AddressInfo).port}`;
  const dataDir = await temporaryDirectory();
  const config = readConfig({ PUBLIC_URL: url, DATA_DIR: dataDir, NODE_ENV: 'test', ...options.env });
  const store = await openStore(options.storeUrl ?? 'sqlite::memory:', { definitions });
  const content = options.content ?? (await shippedContent());
  const newSeed = countedSeeds();
  const services = await composeServices({ config, store, content, now, random: () => 0.5, newSeed });
  const log: Record<string, unknown>[] = [];
  const logger = pino(
    { level: 'debug' },
    { write: (line: string) => log.push(JSON.parse(line) as Record<string, unknown>) },
  );
  const app = createApp({ services, logger, onFinished: () => undefined });
  server.on('request', (request, response) => {
    options.before?.(request, response);
    app(request, response);
  });
  const lms = await startDemoLms({ toolOrigin: url, now });
  const token = await services.lti.invitations.invite({ autoApprove: true, demo: true });
  await lms.register(`${url}/lti/register?invite=${token}`);
  services.lti.trust.demoRuns = config.demoLms;

  async function launch(
    browser: TestBrowser,
    { link, person, forgery, login }: LaunchOptions = {},
  ): Promise<Answer> {
    const begun = await browser.get(
      lms.platform.loginUrl(link ?? 'positionnement', person ?? 'camille.arnoult', login),
    );
    if (begun.location === undefined) return begun;
    const form = lms.platform.forge.launchForm(begun.location, forgery);
    return browser.post('/lti/launch', { ...form });
  }

  return {
    url,
    services,
    lms,
    log,
    launch,
    browser: () => new TestBrowser(url),
    async enter(browser, launchOptions) {
      const { status, location, text } = await launch(browser, launchOptions);
      if (status !== 303 || location === undefined)
        throw new Error(`the launch was refused: ${status} ${text}`);
      return location;
    },
    deliverGrades: () => deliverDueGrades(services.grades),
    async stop() {
      await lms.close();
      server.closeAllConnections();
      server.close();
      await store.close();
    },
  };
}
