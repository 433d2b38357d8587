import { gradesDefinition } from '../../grades/grade.js';
import { releaseHeldGrades } from '../../grades/release-held-grades.js';
import { command } from '../command.js';
import { withStore } from '../with-store.js';
import { changeStatus } from './change-status.js';
import { registrationPlaces } from './find-registration.js';

export const approvePlatformCommand = command({
  name: 'platforms approve',
  summary: 'Lets a platform launch: one that waits for approval, or was suspended.',
  details: 'Grades that were held back while it was suspended are sent now.',
  places: registrationPlaces,
  options: {},
  async run(key, { config, now }) {
    return withStore(config(), async (store) => {
      const { registrationId, ...report } = await changeStatus(store, key, 'active');
      await releaseHeldGrades({ registrationId }, { grades: store.collection(gradesDefinition), now });
      return report;
    });
  },
});
