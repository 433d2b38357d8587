import { deployments } from '../../lti/deployments.js';
import { deploymentsAreTenants } from '../../lti/tenancy.js';
import { optional } from '../argument.js';
import { command } from '../command.js';
import { CommandFailure } from '../failures.js';
import { text } from '../rules.js';
import { table } from '../table.js';
import { withStore } from '../with-store.js';
import { findRegistration, registrationPlaces } from './find-registration.js';

const day = (time: number) => new Date(time).toISOString().slice(0, 10);

export const deploymentsCommand = command({
  name: 'platforms deployments',
  summary: "Lists a platform's deployments, and approves one.",
  details:
    'Launches of a deployment that is not known are refused, and it is listed here as pending. Approve it ' +
    'once you know whose it is.',
  places: registrationPlaces,
  options: {
    approve: optional('ID', text(255), 'Trusts this deployment, whether it has been seen before or not.'),
    name: optional('NAME', text(200), 'What to call its institution, where each deployment is one.'),
  },
  async run({ approve, name, ...key }, { config, now }) {
    return withStore(config(), async (store) => {
      const { doc: registration } = await findRegistration(store, key);
      const repository = deployments(store);
      if (name !== undefined && !deploymentsAreTenants(registration)) {
        throw new CommandFailure(
          `${registration.name} is one institution: its deployments have no name of their own`,
        );
      }
      if (approve !== undefined) await repository.approve(registration, approve, now(), name);
      const all = await repository.list(registration.id);
      const rows = all.map(({ deploymentId, status, firstSeenAt }) => [
        deploymentId,
        status,
        day(firstSeenAt),
      ]);
      const list = table(['Deployment', 'Status', 'First seen'], rows);
      return {
        text: rows.length === 0 ? `${registration.name} has no deployment yet.` : list,
        json: {
          deployments: all.map(({ deploymentId, status, firstSeenAt }) => ({
            deploymentId,
            status,
            firstSeenAt: new Date(firstSeenAt).toISOString(),
          })),
        },
      };
    });
  },
});
