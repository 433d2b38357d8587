import { setMaxListeners } from 'node:events';
import { fileURLToPath } from 'node:url';

import express from 'express';
import type { Express } from 'express';

import { answerErrors, answerNotFound } from './answer-errors.js';
import { Enrolments } from './course/enrolments.js';
import { Faults } from './faults/faults.js';
import type { DemoLog, Lms } from './lms.js';
import { courseRouter } from './pages/course-router.js';
import { faultsRouter } from './pages/faults-router.js';
import { gradebookRouter } from './pages/gradebook-router.js';
import { homeRouter } from './pages/home-router.js';
import { launchRouter } from './pages/launch-router.js';
import { pageHeaders, refuseForeignPosts } from './pages/page-headers.js';
import { AccessTokens } from './platform/access-tokens.js';
import { authorizeRouter } from './platform/authorize-router.js';
import { ClientAssertions } from './platform/client-assertion.js';
import { configurationRouter } from './platform/configuration-router.js';
import { DeepLinkingResponses } from './platform/deep-linking-response.js';
import { deepLinkingRouter } from './platform/deep-linking-router.js';
import { keySetRouter } from './platform/key-set-router.js';
import { PendingLaunches } from './platform/pending-launches.js';
import { registrationRouter } from './platform/registration-router.js';
import { RegistrationTokens } from './platform/registration-tokens.js';
import { importSigningKey } from './platform/signing-key.js';
import { tokenRouter } from './platform/token-router.js';
import { ToolKeys } from './platform/tool-keys.js';
import { createGradebookApi, createPlatformApi } from './programming-interface.js';
import type { GradebookApi, PlatformApi } from './programming-interface.js';
import { registerTool } from './register.js';
import type { Registered } from './register.js';
import { ServiceLog } from './services/service-log.js';
import { servicesRouter } from './services/services-router.js';
import { freshState, newSigningKey } from './state/fresh-state.js';
import { openState } from './state/keeper.js';

export interface DemoLmsOptions {
  /** The issuer, and the address this LMS is reached at: `http://localhost:3100`. */
  readonly origin: string;
  /** The tool's origin: `http://localhost:3000`. */
  readonly toolOrigin: string;
  /** Where registrations, columns and grades are kept (JSON); in memory when absent. */
  readonly stateFile?: string;
  /** The key that a new state starts with, a private RSA JWK; a new one when absent. Making one takes a while. */
  readonly signingKey?: Readonly<Record<string, unknown>>;
  /** Milliseconds since 1970; `Date.now` when absent. */
  readonly now?: () => number;
  /** Says nothing when absent. */
  readonly log?: DemoLog;
}

export interface DemoLms {
  readonly app: Express;
  readonly origin: string;
  /** The same LMS as another site, `http://lms.localhost:PORT`; null unless `origin` is on `localhost`. */
  readonly crossSiteOrigin: string | null;
  readonly platform: PlatformApi;
  readonly gradebook: GradebookApi;
  /** Who is enrolled in the course. */
  readonly enrolments: Enrolments;
  readonly faults: Faults;
  /** The service calls received. */
  readonly calls: ServiceLog;
  /** Registers, or updates, the tool by its single-use invitation. @throws DemoLmsError `registration_failed` */
  register(inviteUrl: string): Promise<Registered>;
  /** Ends what waits and writes what is left to write. */
  close(): Promise<void>;
}

const VIEWS = fileURLToPath(new URL('../../views/demo-lms', import.meta.url));
const STATIC = fileURLToPath(new URL('../../public/demo-lms', import.meta.url));
const SILENT: DemoLog = { info: () => undefined, warn: () => undefined };

/**
 * A small LMS to try the tool with and to test it against: an LTI 1.3 platform with LTI Advantage services.
 *
 * @throws Error when `stateFile` exists and is not ours
 */
export async function createDemoLms(options: DemoLmsOptions): Promise<DemoLms> {
  const now = options.now ?? Date.now;
  const keeper = await openState(options.stateFile, () => freshState(options.signingKey ?? newSigningKey()));
  const closing = new AbortController();
  setMaxListeners(0, closing.signal);
  const lms: Lms = {
    origin: options.origin,
    crossSiteOrigin: crossSiteOriginOf(options.origin),
    toolOrigin: options.toolOrigin,
    now,
    log: options.log ?? SILENT,
    keeper,
    signingKey: await importSigningKey(keeper.state.signingKey),
    enrolments: new Enrolments(),
    launches: new PendingLaunches(now),
    faults: new Faults(),
    calls: new ServiceLog(),
    closing: closing.signal,
  };
  const registrationTokens = new RegistrationTokens(now);
  const accessTokens = new AccessTokens(now);
  return {
    app: createApp(lms, registrationTokens, accessTokens),
    origin: lms.origin,
    crossSiteOrigin: lms.crossSiteOrigin,
    platform: createPlatformApi(lms, accessTokens),
    gradebook: createGradebookApi(lms),
    enrolments: lms.enrolments,
    faults: lms.faults,
    calls: lms.calls,
    register: (inviteUrl) => registerTool(lms, registrationTokens, inviteUrl),
    close: async () => {
      closing.abort();
      await keeper.save();
    },
  };
}

function createApp(lms: Lms, registrationTokens: RegistrationTokens, accessTokens: AccessTokens): Express {
  const app = express();
  const toolKeys = new ToolKeys(lms);
  app.disable('x-powered-by');
  app.set('view engine', 'ejs');
  app.set('views', VIEWS);
  app.use(pageHeaders(lms));
  app.use('/demo-lms', express.static(STATIC));
  app.use(configurationRouter(lms));
  app.use(keySetRouter(lms));
  app.use(registrationRouter(lms, registrationTokens));
  app.use(authorizeRouter(lms));
  app.use(deepLinkingRouter(lms, new DeepLinkingResponses(lms, toolKeys)));
  app.use(tokenRouter(lms, new ClientAssertions(lms, toolKeys), accessTokens));
  app.use(servicesRouter(lms, accessTokens));
  app.use(refuseForeignPosts());
  app.use(homeRouter(lms));
  app.use(courseRouter(lms));
  app.use(launchRouter(lms));
  app.use(gradebookRouter(lms));
  app.use(faultsRouter(lms, accessTokens));
  app.use(answerNotFound());
  app.use(answerErrors(lms));
  return app;
}

/** `localhost` and `lms.localhost` are two sites to a browser, and the same machine. */
function crossSiteOriginOf(origin: string): string | null {
  const { hostname, port } = new URL(origin);
  return hostname === 'localhost' ? `http://lms.localhost${port === '' ? '' : `:${port}`}` : null;
}
