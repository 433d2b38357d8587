import { gradesDefinition } from '../../grades/grade.js';
import { retryGrades } from '../../grades/retry-grades.js';
import { registrations } from '../../lti/registrations.js';
import { flag, optional } from '../argument.js';
import { command } from '../command.js';
import { CommandFailure } from '../failures.js';
import { text } from '../rules.js';
import { withStore } from '../with-store.js';

export const retryGradesCommand = command({
  name: 'grades retry',
  summary: 'Sends again the grades that platforms refused.',
  details:
    'A running service delivers them within seconds, otherwise the next start does. Grades that are due need no ' +
    'command: they are tried again by themselves.',
  places: {},
  options: {
    registration: optional('ID', text(100), 'Those of one platform; "platforms list" shows the ids.'),
    all: flag('Kept ones too: this overrules what the platform has, a mark given by a teacher say.'),
  },
  async run({ registration, all }, { config, now }) {
    return withStore(config(), async (store) => {
      if (registration !== undefined && (await registrations(store).get(registration)) === undefined) {
        throw new CommandFailure(`no registration has the id ${registration}; "platforms list" shows all`);
      }
      const sent = await retryGrades(
        {
          states: all ? ['refused', 'kept'] : ['refused'],
          ...(registration === undefined ? {} : { registrationId: registration }),
        },
        { grades: store.collection(gradesDefinition), now },
      );
      return { text: `To be sent again: ${sent}.`, json: { sent } };
    });
  },
});
