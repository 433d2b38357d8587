import { required } from '../argument.js';
import { command } from '../command.js';
import { CommandFailure } from '../failures.js';
import { text } from '../rules.js';
import { withSets } from './with-sets.js';

export const publishItemsCommand = command({
  name: 'items publish',
  summary: 'Puts a calibrated set in use.',
  details:
    'Placements whose first sitting comes from now on are measured by it. Those that began keep their set to the end: ' +
    'a cohort is measured by one ruler. To go back, publish an earlier set again.',
  places: { set: required('SET', text(100), 'The set, as "items calibrate" and "items sets" name it.') },
  options: {},
  async run({ set: id }, { config, now }) {
    return withSets(config(), now, async ({ parameterSets: sets }) => {
      const published = await sets.publish(id);
      if (published === undefined) throw new CommandFailure(`no parameter set is called ${id}`);
      return {
        text: `Published. Placements that begin from now on are measured by ${id}.`,
        json: { set: id, publishedAt: new Date(published.publishedAt ?? 0).toISOString() },
      };
    });
  },
});
