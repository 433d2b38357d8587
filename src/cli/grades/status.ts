import { countObstacles } from '../../grades/count-obstacles.js';
import { gradesDefinition } from '../../grades/grade.js';
import { gradeStatus } from '../../grades/grade-status.js';
import { sittingsDefinition } from '../../sittings/sitting.js';
import { command } from '../command.js';
import { table } from '../table.js';
import { withStore } from '../with-store.js';

export const gradeStatusCommand = command({
  name: 'grades status',
  summary: 'Says how the delivery of grades stands, and what stands in its way.',
  details:
    'due: to be sent. delivered: the platform took it. kept: the platform has a newer value of its own, which ' +
    'stands. refused: the platform will not have it; "grades retry" sends it again.',
  places: {},
  options: {},
  async run(_values, { config }) {
    return withStore(config(), async (store) => {
      const grades = store.collection(gradesDefinition);
      const status = await gradeStatus({ grades, sittings: store.collection(sittingsDefinition) });
      const obstacles = await countObstacles(grades);
      const { due, delivered, kept, refused } = status;
      const oldestDue = status.oldestDue === undefined ? null : new Date(status.oldestDue).toISOString();
      const counts = table(
        ['State', 'Grades'],
        Object.entries({ due, delivered, kept, refused }).map(([state, count]) => [state, String(count)]),
      );
      const since = oldestDue === null ? '' : `\n\nThe oldest that is due waits since ${oldestDue}.`;
      const rows = obstacles.map(({ state, problem, registrationId, count }) => {
        return [state, problem, registrationId, String(count)];
      });
      const reasons = rows.length === 0 ? '' : table(['State', 'Problem', 'Registration', 'Grades'], rows);
      return {
        text: `${counts}${since}${reasons === '' ? '' : `\n\n${reasons}`}`,
        json: { due, delivered, kept, refused, oldestDue, problems: obstacles },
      };
    });
  },
});
