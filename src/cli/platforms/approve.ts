import { command } from '../command.js';
import { changeStatus } from './change-status.js';
import { registrationPlaces } from './find-registration.js';

export const approvePlatformCommand = command({
  name: 'platforms approve',
  summary: 'Lets a platform launch: one that waits for approval, or was suspended.',
  details: '',
  places: registrationPlaces,
  options: {},
  run: (key, { config }) => changeStatus(config(), key, 'active'),
});
