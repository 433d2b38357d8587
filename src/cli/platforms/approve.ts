import { approveRegistration } from '../../grades/approve-registration.js';
import { gradesDefinition } from '../../grades/grade.js';
import { registrations } from '../../lti/registrations.js';
import { optional } from '../argument.js';
import { command } from '../command.js';
import { withStore } from '../with-store.js';
import { setTenancy, TENANCY_SAYS, tenancyRule } from './tenancy.js';
import { findRegistration, registrationPlaces } from './find-registration.js';
import { reportStatus } from './report-status.js';

export const approvePlatformCommand = command({
  name: 'platforms approve',
  summary: 'Lets a platform launch: one that waits for approval, or was suspended.',
  details:
    'Grades that were held back while it was suspended are sent now. Where the maker of an LMS gives all its ' +
    'customers one client id, say --tenancy deployment before the first launch.',
  places: registrationPlaces,
  options: { tenancy: optional('WHO', tenancyRule, TENANCY_SAYS) },
  async run({ tenancy, ...key }, { config, now }) {
    return withStore(config(), async (store) => {
      if (tenancy !== undefined) await setTenancy(store, key, tenancy, now);
      const { doc } = await findRegistration(store, key);
      const grades = store.collection(gradesDefinition);
      await approveRegistration(doc.id, { registrations: registrations(store), grades, now });
      return reportStatus(doc, 'active');
    });
  },
});
