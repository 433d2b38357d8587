import { command } from '../command.js';
import { withStore } from '../with-store.js';
import { changeStatus } from './change-status.js';
import { registrationPlaces } from './find-registration.js';

export const suspendPlatformCommand = command({
  name: 'platforms suspend',
  summary: 'Refuses every launch of a platform from now on, and holds its grades back.',
  details:
    'Pages that are open go on until their session ends, after twelve hours at most. Nothing is removed: ' +
    '"platforms approve" takes it back, and the grades are sent then.',
  places: registrationPlaces,
  options: {},
  run: (key, { config }) => withStore(config(), (store) => changeStatus(store, key, 'suspended')),
});
