/** What to do about what the schemas refuse most often, by the element or attribute that they refuse. */
const HINTS: readonly (readonly [RegExp, string])[] = [
  [/minNormalizedMeasure|measureThreshold/, 'Write a number from -1 to 1.'],
  [/hideLMSUI/, 'Write previous, continue, exit, abandon, suspendAll, exitAll or abandonAll.'],
  [/minProgressMeasure|progressWeight/, 'Write a number from 0 to 1.'],
  [/datafromlms/, 'SCORM 1.2 allows 255 characters.'],
  [/prerequisites/, 'SCORM 1.2 allows 200 characters, and type="aicc_script".'],
  [
    /attribute 'identifier'|attribute 'default'/,
    'An identifier begins with a letter or _, and holds letters, digits, - _ and dots.',
  ],
  [/timelimitaction/i, 'Write exit,message – exit,no message – continue,message – or continue,no message.'],
  [/This element is not expected/, 'Elements have a fixed order: move or remove it.'],
  [/Missing child element/, 'Add what is missing.'],
  [/is required but missing/, 'Add the attribute.'],
  [/is not allowed/, 'Remove it, or correct its name.'],
];

/** A sentence, or nothing. */
export const hintFor = (message: string): string =>
  HINTS.find(([pattern]) => pattern.test(message))?.[1] ?? 'Correct it.';
