import { regradeItem } from '../../grades/regrade-item.js';
import { contentOf } from '../../services.js';
import { itemRevisions } from '../../sittings/item-revisions.js';
import { parameterSets } from '../../sittings/parameter-sets/parameter-sets.js';
import type { Regrading } from '../../sittings/regrade-sitting.js';
import { sittingsDefinition } from '../../sittings/sitting.js';
import { flag, optional, required } from '../argument.js';
import { command } from '../command.js';
import { CommandFailure } from '../failures.js';
import { moment, text } from '../rules.js';
import { withStore } from '../with-store.js';

export const regradeCommand = command({
  name: 'grades regrade',
  summary: 'Marks again what was answered to an item whose key was corrected, or leaves the item out.',
  details:
    'Finished sittings get the outcome and the grade that today’s content gives them, and keep the old outcome for ' +
    'the record. Only grades that change are sent, as corrections: they are no new attempt, and a mark that a ' +
    'teacher gave stands. May be repeated at will, also after it was broken off: what is done is not done again.',
  places: {},
  options: {
    item: required('ID', text(100), 'The item, such as donnees-identite-01.'),
    withdraw: flag('The item counts no more, instead of being marked by today’s key.'),
    since: optional('DATE', moment, 'Only sittings that were finished then or later.'),
    dryRun: flag('Says what would change, and changes nothing.'),
  },
  async run({ item: itemId, withdraw, since, dryRun }, { config, now }) {
    const settings = config();
    const content = await contentOf(settings);
    const item = content.items.get(itemId);
    if (item === undefined && !withdraw) {
      throw new CommandFailure(`the content has no item ${itemId}; --withdraw leaves one out that is gone`);
    }
    const regrading: Regrading =
      withdraw || item === undefined ? { kind: 'withdraw', itemId } : { kind: 'correct', itemId, item };
    return withStore(settings, async (store) => {
      const sittings = store.collection(sittingsDefinition);
      const revisions = itemRevisions(store, content);
      const sets = parameterSets(store, content, now);
      const counts = await regradeItem(
        regrading,
        { since, dryRun },
        { sittings, revisions, parameterSets: sets, now },
      );
      const { regraded, otherGrade, unmarkable } = counts;
      const lines = [
        `${dryRun ? 'To be regraded' : 'Regraded'}: ${regraded}; grades that change: ${otherGrade}.`,
        ...(unmarkable === 0
          ? []
          : [`Left as they were, because today's item cannot mark their answer: ${unmarkable}.`]),
      ];
      return { text: lines.join('\n'), json: { ...counts, dryRun } };
    });
  },
});
