import type { DemoLms } from '../src/demo-lms/create-demo-lms.js';
import type { Registration as Registered } from '../src/demo-lms/state/schema.js';
import { startDemoLms } from '../src/demo-lms/start-demo-lms.js';
import { badPayloads } from './chapters/bad-payloads.js';
import { deepLinking } from './chapters/deep-linking.js';
import { grades } from './chapters/grades.js';
import { namesAndRoles } from './chapters/names-and-roles.js';
import { security } from './chapters/security.js';
import { studentLaunches, teacherLaunches } from './chapters/valid-launches.js';
import type { ChapterResult } from './findings.js';
import type { Stage } from './stage.js';
import type { Registration, Tool } from './tool.js';

type Manual = Extract<Registration, { kind: 'manual' }>;

async function registerByHand(lms: DemoLms, manual: Manual): Promise<Registered> {
  const { clientId, loginUrl, redirectUrl, targetUrl, keySetUrl, prepare } = manual;
  const registered = await lms.platform.addRegistration({
    clientId,
    clientName: 'The tool under test',
    domain: new URL(targetUrl).host,
    loginUri: loginUrl,
    redirectUris: [redirectUrl],
    jwksUri: keySetUrl,
    targetLinkUri: targetUrl,
  });
  await prepare?.({
    issuer: lms.origin,
    clientId,
    deploymentId: registered.deploymentId,
    authorizationUrl: `${lms.origin}/lti/authorize`,
    tokenUrl: `${lms.origin}/lti/token`,
    keySetUrl: `${lms.origin}/lti/keys`,
  });
  return registered;
}

async function register(lms: DemoLms, registration: Registration): Promise<Registered> {
  if (registration.kind === 'manual') return registerByHand(lms, registration);
  const { clientId } = await lms.register(registration.url);
  const registered = lms.platform.registrations().find((one) => one.clientId === clientId);
  if (registered === undefined) throw new Error('the platform lost the registration it has just made');
  return registered;
}

const LINK = 'certification';

function originOf({ registration }: Tool): string {
  return new URL(registration.kind === 'dynamic' ? registration.url : registration.loginUrl).origin;
}

export interface CertificationOptions {
  /** Where the platform listens; any free port unless told. */
  readonly port?: number;
  /** Whether launches are tried that the guide's list leaves out. */
  readonly beyond?: boolean;
}

/**
 * Plays the platform's part of the LTI Advantage certification (Conformance Certification Guide 1.3) to a tool, over
 * HTTP alone.
 * @throws Error when the tool cannot be registered
 */
export async function certify(
  tool: Tool,
  { port = 0, beyond = false }: CertificationOptions = {},
): Promise<ChapterResult[]> {
  const lms = await startDemoLms({ toolOrigin: originOf(tool), port });
  try {
    const registered = await register(lms, tool.registration);
    const addresses = [registered.loginUri, registered.targetLinkUri, ...registered.redirectUris];
    const origins = new Set(addresses.map((address) => new URL(address).origin));
    const stage: Stage = { tool, lms, registered, origins };
    await lms.platform.addLink({
      id: LINK,
      title: 'An activity',
      custom: { ...tool.custom },
      scoreMaximum: 10,
    });
    return [
      await badPayloads(stage, LINK),
      await teacherLaunches(stage, LINK),
      await studentLaunches(stage, LINK),
      await deepLinking(stage),
      await namesAndRoles(stage, LINK),
      await grades(stage),
      ...(beyond ? [await security(stage, LINK)] : []),
    ];
  } finally {
    await lms.close();
  }
}
