import { changeRegistration } from '../../lti/change-registration.js';
import { registrations } from '../../lti/registrations.js';
import { command } from '../command.js';
import { withStore } from '../with-store.js';
import { findRegistration, registrationPlaces } from './find-registration.js';
import { reportStatus } from './report-status.js';

export const suspendPlatformCommand = command({
  name: 'platforms suspend',
  summary: 'Closes a platform at once: its launches, its open pages, and the sending of its grades.',
  details:
    'Nothing is removed: "platforms approve" takes it back. Pages that were open go on then, if their session ' +
    'has not ended meanwhile, and the grades are sent.',
  places: registrationPlaces,
  options: {},
  async run(key, { config }) {
    return withStore(config(), async (store) => {
      const { doc } = await findRegistration(store, key);
      await changeRegistration(doc.id, { status: 'suspended' }, registrations(store));
      return reportStatus(doc, 'suspended');
    });
  },
});
