import { administratorLinkAddress } from '../../src/administrators/administrator-links.js';
import { gradeOf } from '../cli/support/grades.js';
import type { RunningTool } from '../support/tool.js';
import { administrator, sendForm } from '../web/administrator/support.js';

const LONG_NAME = 'Institut-de-formation-aux-métiers-de-la-santé-'.repeat(3);

/** Makes something to stand on each of the administrator's pages, and reads them. @returns pages by name */
export async function administratorPages(tool: RunningTool): Promise<Map<string, string>> {
  const { lti, grades, administrators } = tool.services;
  const pages = new Map<string, string>();
  const admin = await administrator(tool);
  const keep = async (name: string, address: string, browser = admin) => {
    pages.set(`administrator-${name}`, (await browser.get(address)).text);
  };
  const [demo] = await lti.registrations.list();
  if (demo === undefined) throw new Error('the demo LMS is not registered');
  const { id, clientId, ...details } = demo;
  const other = { ...details, clientId: `${clientId}-2`, name: LONG_NAME, status: 'pending' as const };
  const waiting = await lti.registrations.add(other, demo.institutionId, 0);
  await lti.deployments.holdForApproval(waiting, `deployment-${'x'.repeat(90)}`, 0);
  await grades.grades.insert(gradeOf({ registrationId: id, state: 'refused', problem: 'status_404' }));
  const call = { registrationId: id, what: 'access token', method: 'POST', url: tool.lms.origin };
  await lti.serviceCalls.noting(call, async () => ({ status: 400 }));
  await lti.serviceCalls.settled();

  await keep('link', administratorLinkAddress(tool.url, await administrators.links.make()), tool.browser());
  await keep('needed', '/administrator', tool.browser());
  await keep('home', '/administrator');
  await keep('platforms', '/administrator/platforms');
  await keep('platform', `/administrator/platforms/${id}`);
  await keep('platform-waiting', `/administrator/platforms/${waiting.id}`);
  const invited = await sendForm(admin, '/administrator/platforms/invitations', { approve: 'later' });
  pages.set('administrator-invitation', invited.text);
  await keep('launches', '/administrator/launches');
  for (const outcome of ['accepted', 'login_malformed']) {
    const [record] = await lti.launchRecords.list({ outcome }, { limit: 1, offset: 0 });
    await keep(`launch-${outcome}`, `/administrator/launches/${record?.id ?? ''}`);
  }
  await keep('calls', '/administrator/calls');
  await keep('grades', '/administrator/grades');
  await keep('keys', '/administrator/keys');
  return pages;
}
