import type { Reason } from '../../assessment/item-report/reasons-to-review.js';
import { reportItems, type ItemReport } from '../../sittings/calibration/report-items.js';
import { optional } from '../argument.js';
import { command } from '../command.js';
import { CommandFailure } from '../failures.js';
import { text } from '../rules.js';
import { table } from '../table.js';
import { withSets } from './with-sets.js';

const WORDS: Readonly<Record<string, string>> = {
  'against-the-rest': 'those who do well elsewhere do worse here: is the key right?',
  'key-or-option': 'a wrong option goes with doing well elsewhere: is it wrong, and is the key right?',
  misfit: 'answers are more haphazard than the model allows',
  'tells-little': 'being right hardly goes with doing well elsewhere',
  'too-hard': 'almost nobody is right',
  'too-easy': 'almost everybody is right',
  'option-unused': 'a wrong option is hardly ever picked',
  'shown-too-often': 'more learners have seen it than should',
};

function inWords(reason: Reason): string {
  const [, grouping] = /^differs-by-(.*)$/.exec(reason) ?? [];
  if (grouping !== undefined) return `harder for one ${grouping} than for another at equal ability`;
  return WORDS[reason] ?? reason;
}

const figure = (value: number): number | null =>
  Number.isFinite(value) ? Math.round(value * 1_000) / 1_000 : null;
const shown = (value: number): string => (Number.isFinite(value) ? value.toFixed(2) : '–');

function json({ item, competence, statistics, exposure, differences, reasons }: ItemReport): object {
  const { answers, facility, pointBiserial, infit, outfit, options } = statistics;
  return {
    item,
    competence,
    answers,
    facility: figure(facility),
    pointBiserial: figure(pointBiserial),
    infit: figure(infit),
    outfit: figure(outfit),
    exposure: figure(exposure),
    options: options.map(({ id, correct, share, pointBiserial: own }) => {
      return { id, correct, share: figure(share), pointBiserial: figure(own) };
    }),
    differences: Object.fromEntries(
      [...differences].map(([by, { class: size, delta, chiSquare }]) => [
        by,
        { class: size, delta: figure(delta), chiSquare: figure(chiSquare) },
      ]),
    ),
    reasons: reasons.map((reason) => ({ code: reason, text: inWords(reason) })),
  };
}

function row({ item, statistics, exposure, reasons }: ItemReport): string[] {
  const { answers, facility, pointBiserial, infit, outfit } = statistics;
  const figures = [facility, pointBiserial, infit, outfit, exposure].map(shown);
  return [item, String(answers), ...figures, reasons.map(inWords).join('; ')];
}

export const reportItemsCommand = command({
  name: 'items report',
  summary: 'Says how each item does with learners, those to review first, and why.',
  details:
    'Facility: mean credit. Correlation: of the credit with the ability that the other answers show. Fit: 1 is ' +
    'expected. Shown: the share of sittings. Differences between groups are looked for by path, language and ' +
    'institution, and need 100 answers in each. Below 30 answers nothing is said of an item.',
  places: {},
  options: { set: optional('SET', text(100), 'The parameter set to go by; absent: the one in use.') },
  async run({ set }, { config, now }) {
    return withSets(config(), now, async ({ parameterSets: sets, sittings }) => {
      if (set !== undefined && (await sets.get(set)) === undefined) {
        throw new CommandFailure(`no parameter set is called ${set}`);
      }
      const under = await sets.contentUnder(set ?? (await sets.current()));
      const report = await reportItems(sittings, under);
      const toReview = report.filter(({ reasons }) => reasons.length > 0).length;
      const headings = [
        'Item',
        'Answers',
        'Facility',
        'Correlation',
        'Infit',
        'Outfit',
        'Shown',
        'To review',
      ];
      return {
        text:
          report.length === 0
            ? 'Nobody has finished a sitting yet.'
            : `${table(headings, report.map(row))}\n\nTo review: ${toReview} of ${report.length} items.`,
        json: { toReview, items: report.map(json) },
      };
    });
  },
});
