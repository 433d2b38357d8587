import { CLAIM } from '../../../src/demo-lms/names.js';
import type { DemoLms } from '../../../src/demo-lms/create-demo-lms.js';
import type { Claims } from '../../../src/demo-lms/platform/launch-claims.js';
import type { LoginOptions } from '../../../src/demo-lms/platform/login.js';
import { startDemoLms } from '../../../src/demo-lms/start-demo-lms.js';
import { registrationOf } from '../../lti/support/demo-registration.js';
import type { RunningTool } from '../../support/tool.js';
import { visitorAt, type Visitor } from '../support/small-tool.js';

/** An institution's people before their browsers. */
export interface Institution {
  /** The institution as the store knows it. */
  readonly id: string;
  /** A launch of somebody of the demo course, whose claims differ by these. */
  enter(person: string, claims?: Claims, options?: LoginOptions): Promise<Visitor>;
}

export interface TwoInstitutions {
  /** Whose things must stay where they are. */
  readonly ours: Institution;
  /** With the same link, course and subjects as ours. */
  readonly theirs: Institution;
  close(): Promise<void>;
}

const LINK = 'positionnement';

function launching(tool: RunningTool, lms: DemoLms, always: Claims): Institution['enter'] {
  return async (person, claims = {}, options = {}) => {
    const browser = tool.browser();
    const { url, params } = lms.platform.startLogin(LINK, person, options);
    const begun = await browser.post(url, params);
    const forged = lms.platform.forge.launchForm(begun.location ?? '', {
      claims: (good) => ({ ...good, ...always, ...claims }),
    });
    const launched = await browser.post('/lti/launch', { ...forged });
    if (launched.location === undefined) throw new Error(`the launch was refused: ${launched.text}`);
    return visitorAt(browser, launched.location);
  };
}

/** Two platforms, each with a registration of its own. */
export async function twoRegistrations(tool: RunningTool): Promise<TwoInstitutions> {
  const ours = await registrationOf(tool);
  const other = await startDemoLms({ toolOrigin: tool.url });
  const token = await tool.services.lti.invitations.invite({ autoApprove: true, demo: true });
  await other.register(`${tool.url}/lti/register?invite=${token}`);
  const theirs = (await tool.services.lti.registrations.list()).find(({ id }) => id !== ours.id);
  return {
    ours: { id: ours.institutionId, enter: launching(tool, tool.lms, {}) },
    theirs: { id: theirs?.institutionId ?? '', enter: launching(tool, other, {}) },
    close: () => other.close(),
  };
}

/** Two deployments of one registration, where the deployments are the tenants. */
export async function twoDeployments(tool: RunningTool): Promise<TwoInstitutions> {
  const { registrations, deployments } = tool.services.lti;
  const found = await registrations.get((await registrationOf(tool)).id);
  if (found === undefined) throw new Error('no registration');
  const registration = { ...found.doc, tenancy: 'deployment' as const };
  await registrations.update(registration, found.version);
  async function approve(deploymentId: string): Promise<Institution> {
    await deployments.approve(registration, deploymentId, 0);
    const { institutionId = '' } = (await deployments.find(registration.id, deploymentId)) ?? {};
    return { id: institutionId, enter: launching(tool, tool.lms, { [CLAIM.deploymentId]: deploymentId }) };
  }
  return {
    ours: await approve('nord'),
    theirs: await approve('sud'),
    close: () => Promise.resolve(),
  };
}
