import { AIMS, type BankQuality } from '../../content/bank-quality.js';

const percent = (share: number) => `${(100 * share).toFixed(0)} %`;

function measured(what: string, share: number, most: number): string {
  const missed = share > most ? '  <- more than aimed at' : '';
  return `  ${what}: ${percent(share)} (at most ${percent(most)})${missed}`;
}

/** How well the bank is made, in lines to read; what falls short of the aims says so. */
export function qualityLines({ holes, catchAll, letter, ...shares }: BankQuality): string[] {
  return [
    'How the items are made',
    measured('single choices among all items', shares.singleChoice, AIMS.singleChoice),
    measured('single choices whose key is the longest option', shares.longestKey, AIMS.longestKey),
    ...(letter === undefined
      ? []
      : [measured(`single choices whose key is ${letter.id}, the commonest`, letter.share, AIMS.oneLetter)]),
    `  without a reason for their level: ${shares.withoutLevelReason}; without a word on barriers: ${shares.withoutBarriers}`,
    ...(catchAll.length === 0
      ? []
      : [`  with an option that stands for others  <- to rewrite: ${catchAll.join(', ')}`]),
    '',
    holes.length === 0
      ? `No hole: ${AIMS.perCompetence} items or more in each competence, and one or more at each named level.`
      : `Holes (fewer than ${AIMS.perCompetence} items, or none at a named level)`,
    ...holes.map(({ competence, items, levels }) => {
      const none = levels.length === 0 ? '' : `, none at ${levels.join(', ')}`;
      return `  ${competence}: ${items} items${none}`;
    }),
  ];
}
