import { canvas } from './canvas.js';
import { moodle } from './moodle.js';
import { openEdx } from './open-edx.js';
import type { PlatformQuirks } from './platform-quirks.js';

/** What AGS 2.0 says: section 3.4.9 has older scores refused, with 409 Conflict where a status is named at all. */
const USUAL: PlatformQuirks = {
  requestsAtOnce: 4,
  wholePoints: false,
  conflicts: [409],
  notGraded: [],
  marksStand: false,
  countsAttempts: false,
  commentsAddUp: false,
  opensWhereChosen: true,
  extension: () => ({}),
};

/** Blackboard, Brightspace, Sakai and ILIAS want nothing that the others do not. */
const BY_FAMILY: ReadonlyMap<string, Partial<PlatformQuirks>> = new Map([
  ['canvas', canvas],
  ['moodle', moodle],
  ['openedx', openEdx],
]);

/** @param family as the registration has it: `moodle`, `canvas`, `open-edx`, …; unknown ones do as usual */
export function quirksOf(family: string): PlatformQuirks {
  return { ...USUAL, ...BY_FAMILY.get(family.toLowerCase().replace(/[^a-z0-9]/g, '')) };
}
