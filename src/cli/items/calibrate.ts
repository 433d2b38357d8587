import { calibrateItems } from '../../sittings/calibration/calibrate-items.js';
import { command } from '../command.js';
import { table } from '../table.js';
import { withSets } from './with-sets.js';

/** Items whose difficulty moved most are told one by one. */
const TOLD = 15;

export const calibrateItemsCommand = command({
  name: 'items calibrate',
  summary: 'Estimates the items from the answers so far, into a set that nothing uses yet.',
  details:
    'Experts’ levels are the prior, so that few answers move little. What it finds is a shadow set: "items publish" ' +
    'puts it in use, for the placements whose first sitting comes later. An item whose text changed starts anew. ' +
    'Run it as often as you like, on the running service.',
  places: {},
  options: {},
  async run(_values, { config, now }) {
    return withSets(config(), now, async (atHand) => {
      const made = await calibrateItems({ ...atHand, now });
      if (made === undefined) {
        return {
          text: 'Nobody has finished a sitting yet: there is nothing to estimate from.',
          json: { set: null },
        };
      }
      const { set, converged } = made;
      const moved = set.items
        .map(({ item, parameters, answers }) => {
          const guessed = atHand.content.parameters.of.get(item)?.b ?? parameters.b;
          return { item, answers, guessed, ...parameters, moved: parameters.b - guessed };
        })
        .sort((one, other) => Math.abs(other.moved) - Math.abs(one.moved));
      const rows = moved.slice(0, TOLD).map(({ item, answers, guessed, b, bSd = 0, a }) => {
        return [
          item,
          String(answers),
          guessed.toFixed(2),
          `${b.toFixed(2)} ± ${bSd.toFixed(2)}`,
          a.toFixed(2),
        ];
      });
      const lines = [
        `Set ${set.id}, from ${set.sittings} sittings: ${set.items.length} items estimated.`,
        ...(converged
          ? []
          : ['The estimation did not come to rest: look at the report before you publish it.']),
        '',
        table(['Moved most', 'Answers', 'Experts', 'Estimated', 'Discrimination'], rows),
        '',
        `To use it for placements that begin from now on: parcours items publish ${set.id}`,
      ];
      return {
        text: lines.join('\n'),
        json: { set: set.id, sittings: set.sittings, converged, items: moved },
      };
    });
  },
});
