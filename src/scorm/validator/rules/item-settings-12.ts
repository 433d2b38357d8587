import type { Element } from '@xmldom/xmldom';
import type { Rule } from '../checked-package.js';
import { inManifest } from '../in-manifest.js';
import { everyItem } from '../manifest/manifest.js';
import { NS } from '../manifest/namespaces.js';
import { error, warning, type Finding } from '../report.js';
import { childOf, wordsOf } from '../xml/elements.js';

const NUMBER = /^[+-]?(?:\d+(?:\.\d*)?|\.\d+)$/;
const TIMESPAN = /^\d{2,4}:[0-5]\d:[0-5]\d(?:\.\d{1,2})?$/;
/** An operand of an `aicc_script`: what is no operator, parenthesis, number in a set or status. */
const OPERAND = /[^\s&|~=<>(){},*"]+/g;
/** Characters; the schema refuses more than 200. */
const LONGEST_LOOKED_AT = 1_000;
const STATUS: ReadonlySet<string> = new Set([
  'passed',
  'completed',
  'browsed',
  'failed',
  'not',
  'attempted',
  'incomplete',
  'p',
  'c',
  'b',
  'f',
  'n',
  'i',
]);

function masteryScore(element: Element): Finding[] {
  const said = wordsOf(element);
  if (NUMBER.test(said) && Number(said) >= 0 && Number(said) <= 100) return [];
  const message = `adlcp:masteryscore is “${said}”. Write a number from 0 to 100, which the raw score is compared with.`;
  return [error('mastery-score', inManifest(element), message)];
}

function maxTimeAllowed(element: Element): Finding[] {
  const said = wordsOf(element);
  if (TIMESPAN.test(said)) return [];
  const message = `adlcp:maxtimeallowed is “${said}”. Write hours, minutes and seconds: HHHH:MM:SS.SS.`;
  return [error('max-time-allowed', inManifest(element), message)];
}

function prerequisites(element: Element, identifiers: ReadonlySet<string | undefined>): Finding[] {
  const operands = wordsOf(element).slice(0, LONGEST_LOOKED_AT).match(OPERAND) ?? [];
  const unknown = operands.filter(
    (word) => !identifiers.has(word) && !STATUS.has(word.toLowerCase()) && !/^\d+$/.test(word),
  );
  if (unknown.length === 0) return [];
  const message = `adlcp:prerequisites speaks of ${unknown.map((word) => `“${word}”`).join(', ')}, and no item has that identifier. Correct it.`;
  return [warning('prerequisites', inManifest(element), message)];
}

/** What SCORM 1.2 sets on items; lengths and vocabularies are the schema’s. */
export const itemSettings12: Rule = ({ edition, manifest }) => {
  if (edition !== '1.2') return [];
  const items = everyItem(manifest.organizations);
  const identifiers = new Set(items.map(({ identifier }) => identifier));
  return items.flatMap(({ element }) => {
    const score = childOf(element, NS.adl12, 'masteryscore');
    const time = childOf(element, NS.adl12, 'maxtimeallowed');
    const before = childOf(element, NS.adl12, 'prerequisites');
    return [
      ...(score === undefined ? [] : masteryScore(score)),
      ...(time === undefined ? [] : maxTimeAllowed(time)),
      ...(before === undefined ? [] : prerequisites(before, identifiers)),
    ];
  });
};
