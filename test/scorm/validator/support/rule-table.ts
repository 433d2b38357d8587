import { ruleFindings, type Changes, type MadeEdition } from './made-packages.js';

/** What is changed in a right package, and all that the rules then find, in the order of the rules. */
type RuleCase = readonly [
  behaviour: string,
  edition: MadeEdition,
  changes: Changes,
  found: readonly string[],
];

/** One test for each case. */
export function ruleTable(title: string, cases: readonly RuleCase[]): void {
  describe(title, () => {
    it.each(cases)('%s (%s)', async (_behaviour, edition, changes, found) => {
      expect(await ruleFindings(edition, changes)).toEqual(found);
    });
  });
}
