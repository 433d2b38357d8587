import type { Registration } from '../../../src/lti/registrations.js';
import type { RunningTool } from '../../support/tool.js';

/** The registration of the demo LMS. */
export async function registrationOf({ services }: RunningTool): Promise<Registration> {
  const found = (await services.lti.registrations.list()).find(({ demo }) => demo);
  if (found === undefined) throw new Error('the demo LMS is not registered');
  return found;
}

/** Changes the registration of the demo LMS. */
export async function changeRegistration(tool: RunningTool, changes: Partial<Registration>): Promise<void> {
  const { registrations } = tool.services.lti;
  const found = await registrations.get((await registrationOf(tool)).id);
  if (found !== undefined) await registrations.update({ ...found.doc, ...changes }, found.version);
}

/** Suspends the demo LMS' registration, or takes it back, as a command does. */
export async function setStatus(tool: RunningTool, status: Registration['status']): Promise<void> {
  await changeRegistration(tool, { status });
}
