import { deployments } from '../../lti/deployments.js';
import { toolAddresses } from '../../lti/dynamic-registration/client-metadata.js';
import { launchRecords } from '../../lti/launch-records.js';
import { platformOverviews, type PlatformOverview } from '../../lti/platform-overviews.js';
import { registrations } from '../../lti/registrations.js';
import type { Store } from '../../store/port.js';
import { command } from '../command.js';
import { table } from '../table.js';
import { withStore } from '../with-store.js';

function overviewsOf(store: Store): Promise<PlatformOverview[]> {
  return platformOverviews({
    registrations: registrations(store),
    deployments: deployments(store),
    launchRecords: launchRecords(store),
  });
}

function cells({ registration, deployments: counts }: PlatformOverview): string[] {
  const { id, name, family, issuer, clientId, status, demo } = registration;
  const waiting = counts.pending === 0 ? '' : ` and ${counts.pending} pending`;
  return [
    name,
    family,
    issuer,
    clientId,
    demo ? `${status} (demo)` : status,
    `${counts.active}${waiting}`,
    id,
  ];
}

function shown({ registration, deployments: counts, lastLaunchAt }: PlatformOverview): object {
  const { createdAt, ...rest } = registration;
  const last = lastLaunchAt === undefined ? null : new Date(lastLaunchAt).toISOString();
  const created = new Date(createdAt).toISOString();
  return { ...rest, createdAt: created, deployments: counts, lastLaunchAt: last };
}

export const listPlatformsCommand = command({
  name: 'platforms list',
  summary: 'Lists the platforms, and what a platform must know to be added by hand.',
  details: '',
  places: {},
  options: {},
  async run(_values, { config }) {
    const settings = config();
    const rows = await withStore(settings, overviewsOf);
    const tool = toolAddresses(settings.publicUrl);
    const headings = ['Name', 'Family', 'Issuer', 'Client id', 'Status', 'Deployments', 'Id'];
    const list = rows.length === 0 ? 'No platform is registered.' : table(headings, rows.map(cells));
    const addresses = table(
      ['To add one by hand, enter in the LMS:', ''],
      [
        ['  login (initiation) URL', tool.login],
        ['  redirect and target link URI', tool.launch],
        ['  public key set URL', tool.keySet],
      ],
    );
    return { text: `${list}\n\n${addresses}`, json: { platforms: rows.map(shown), tool } };
  },
});
