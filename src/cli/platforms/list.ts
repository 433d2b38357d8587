import { deployments } from '../../lti/deployments.js';
import { toolAddresses } from '../../lti/dynamic-registration/client-metadata.js';
import { registrations, type Registration } from '../../lti/registrations.js';
import type { Store } from '../../store/port.js';
import { command } from '../command.js';
import { table } from '../table.js';
import { withStore } from '../with-store.js';

interface Counts {
  readonly active: number;
  readonly pending: number;
}

interface Row {
  readonly registration: Registration;
  readonly counts: Counts;
}

async function countDeployments(store: Store, registrationId: string): Promise<Counts> {
  const all = await deployments(store).list(registrationId);
  const active = all.filter(({ status }) => status === 'active').length;
  return { active, pending: all.length - active };
}

async function rowsOf(store: Store): Promise<Row[]> {
  const rows: Row[] = [];
  for (const registration of await registrations(store).list()) {
    rows.push({ registration, counts: await countDeployments(store, registration.id) });
  }
  return rows;
}

function cells({ registration, counts }: Row): string[] {
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

function shown({ registration, counts }: Row): object {
  const { createdAt, ...rest } = registration;
  return { ...rest, createdAt: new Date(createdAt).toISOString(), deployments: counts };
}

export const listPlatformsCommand = command({
  name: 'platforms list',
  summary: 'Lists the platforms, and what a platform must know to be added by hand.',
  details: '',
  places: {},
  options: {},
  async run(_values, { config }) {
    const settings = config();
    const rows = await withStore(settings, rowsOf);
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
