import type { QtiResponse } from './qti-response.js';
import { xml, type Xml } from './xml-tree.js';

/** The outcomes of an item besides its score: which feedback is shown. */
export const FEEDBACK = 'FEEDBACK';
export const EXPLANATION = 'EXPLANATION';

const variable = (identifier: string): Xml => xml('variable', { identifier });
const constant = (baseType: string, value: string | number): Xml =>
  xml('baseValue', { baseType }, String(value));
const set = (identifier: string, value: Xml): Xml => xml('setOutcomeValue', { identifier }, value);
const add = (value: Xml): Xml => set('SCORE', xml('sum', {}, variable('SCORE'), value));
const when = (condition: Xml, then: readonly Xml[], otherwise: readonly Xml[] = []): Xml =>
  xml(
    'responseCondition',
    {},
    xml('responseIf', {}, condition, ...then),
    ...(otherwise.length === 0 ? [] : [xml('responseElse', {}, ...otherwise)]),
  );

/** What was left empty is worth nothing; engines differ in what they make of it in a sum. */
const whenAnswered = (identifier: string, then: readonly Xml[]): Xml =>
  when(xml('not', {}, xml('isNull', {}, variable(identifier))), then);

const shareOf = (whole: number): Xml =>
  set('SCORE', xml('divide', {}, variable('SCORE'), constant('float', whole)));

const positionOf = (element: string): string => `POSITION-${element}`;

/** The place at which an element was put: the one of those from 1 on where it is found. */
function findPosition(element: string, places: number, response: string): Xml {
  const branches = Array.from({ length: places }, (_, index) => {
    const there = xml('index', { n: String(index + 1) }, variable(response));
    return xml(
      index === 0 ? 'responseIf' : 'responseElseIf',
      {},
      xml('match', {}, there, constant('identifier', element)),
      set(positionOf(element), constant('integer', index + 1)),
    );
  });
  return xml('responseCondition', {}, ...branches);
}

/** Pairs in the right order less pairs out of order, over all pairs, and never below 0: Kendall’s τ, as `markOrder`. */
function markOrder({ identifier, correct }: QtiResponse): Xml[] {
  const pairs = correct.flatMap((before, place) =>
    correct.slice(place + 1).map((after) => [before, after] as const),
  );
  return [
    ...correct.map((element) => findPosition(element, correct.length, identifier)),
    ...pairs.map(([before, after]) =>
      when(
        xml('lt', {}, variable(positionOf(before)), variable(positionOf(after))),
        [add(constant('float', 1))],
        [add(constant('float', -1))],
      ),
    ),
    when(
      xml('lt', {}, variable('SCORE'), constant('float', 0)),
      [set('SCORE', constant('float', 0))],
      [shareOf(pairs.length)],
    ),
  ];
}

/** The most points that there are. */
const bestOf = (responses: readonly QtiResponse[]): number =>
  responses.reduce((sum, { points, cardinality }) => {
    const positive = [...points.values()].filter((value) => value > 0).length;
    return sum + (cardinality === 'single' ? 1 : positive);
  }, 0);

function scoring(responses: readonly QtiResponse[]): Xml[] {
  const marks = responses.map((response) => {
    const { identifier, cardinality } = response;
    if (cardinality === 'ordered') return whenAnswered(identifier, markOrder(response));
    return whenAnswered(identifier, [add(xml('mapResponse', { identifier }))]);
  });
  const best = bestOf(responses);
  return best > 1 ? [...marks, shareOf(best)] : marks;
}

/** Which feedback an item has: that of what was picked of these responses, and that of these in any case. */
export interface FeedbackRule {
  readonly picked: readonly string[];
  readonly always: readonly string[];
}

/** Marks the answers as our engine does, and shows the feedback and the explanation. */
export function processingOf(responses: readonly QtiResponse[], { picked, always }: FeedbackRule): Xml {
  const shown = [...picked.map(variable), ...always.map((id) => constant('identifier', id))];
  return xml(
    'responseProcessing',
    {},
    ...scoring(responses),
    ...(shown.length === 0 ? [] : [set(FEEDBACK, xml('multiple', {}, ...shown))]),
    set(EXPLANATION, constant('identifier', EXPLANATION)),
  );
}

const outcome = (identifier: string, cardinality: string, baseType: string): Xml =>
  xml('outcomeDeclaration', { identifier, cardinality, baseType });

const scoreOutcome = (identifier: string, value: number): Xml =>
  xml(
    'outcomeDeclaration',
    { identifier, cardinality: 'single', baseType: 'float', normalMaximum: '1' },
    xml('defaultValue', {}, xml('value', {}, String(value))),
  );

/** What the processing sets: the score, 0–1, and what is shown. */
export function outcomesOf(responses: readonly QtiResponse[], hasFeedback: boolean): Xml[] {
  const ordered = responses.filter(({ cardinality }) => cardinality === 'ordered');
  return [
    scoreOutcome('SCORE', 0),
    scoreOutcome('MAXSCORE', 1),
    ...ordered.flatMap(({ correct }) =>
      correct.map((element) => outcome(positionOf(element), 'single', 'integer')),
    ),
    ...(hasFeedback ? [outcome(FEEDBACK, 'multiple', 'identifier')] : []),
    outcome(EXPLANATION, 'single', 'identifier'),
  ];
}
