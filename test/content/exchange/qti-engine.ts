import { allOf, elementsIn, theOne, wordsOf, type Read } from './qti-reader.js';

type Primitive = string | number | boolean;

/** A value of QTI: what is null, or holds its members in order. */
type Value = readonly Primitive[] | null;

interface State {
  readonly responses: ReadonlyMap<string, Value>;
  readonly declarations: ReadonlyMap<string, Read>;
  readonly outcomes: Map<string, Value>;
}

const numbersOf = (value: Value): number[] | null => value && value.map(Number);

/** The points of an answer (QTI 2.1 Information Model, `mapResponse`): a member named twice counts once. */
function mapped(declaration: Read, response: Value): number {
  const { attributes, children } = theOne(declaration, 'mapping');
  const entries = children.filter((child): child is Read => typeof child !== 'string');
  const points = [...new Set(response ?? [])].map((answer) => {
    const found = entries.find(({ attributes: { mapKey = '', caseSensitive } }) =>
      caseSensitive === 'false'
        ? mapKey.toLowerCase() === String(answer).toLowerCase()
        : mapKey === String(answer),
    );
    return Number(found?.attributes['mappedValue'] ?? attributes['defaultValue']);
  });
  const sum = points.reduce((total, one) => total + one, 0);
  return Math.max(sum, Number(attributes['lowerBound'] ?? -Infinity));
}

function compute(expression: Read, state: State): Value {
  const { name, attributes } = expression;
  const { identifier = '', baseType, n } = attributes;
  const parts = elementsIn(expression).map((part) => compute(part, state));
  const [first = null, second = null] = parts;
  switch (name) {
    case 'variable':
      return state.responses.get(identifier) ?? state.outcomes.get(identifier) ?? null;
    case 'baseValue':
      return [baseType === 'identifier' ? wordsOf(expression) : Number(wordsOf(expression))];
    case 'mapResponse': {
      const declaration = state.declarations.get(identifier);
      if (declaration === undefined) throw new Error(`${identifier} is not declared`);
      return [mapped(declaration, state.responses.get(identifier) ?? null)];
    }
    case 'isNull':
      return [first === null];
    case 'not':
      return first && [first[0] !== true];
    case 'match':
      return first && second && [JSON.stringify(first) === JSON.stringify(second)];
    case 'index': {
      const member = first?.[Number(n) - 1];
      return member === undefined ? null : [member];
    }
    case 'multiple':
      return parts.flatMap((part) => part ?? []);
    default: {
      const numbers = parts.map(numbersOf);
      if (numbers.includes(null)) return null;
      const [a = NaN, b = NaN] = numbers.flatMap((one) => one ?? []);
      if (name === 'sum') return [a + b];
      if (name === 'divide') return [a / b];
      if (name === 'lt') return [a < b];
      throw new Error(`${name} is no expression that this engine knows`);
    }
  }
}

/** Carries out rules, and tells whether a branch was taken. */
function run(rules: readonly Read[], state: State): void {
  for (const rule of rules) {
    const inside = elementsIn(rule);
    if (rule.name === 'setOutcomeValue') {
      const [expression] = inside;
      const { identifier = '' } = rule.attributes;
      if (expression === undefined || !state.outcomes.has(identifier))
        throw new Error(`${identifier} cannot be set`);
      state.outcomes.set(identifier, compute(expression, state));
    } else if (rule.name === 'responseCondition') {
      const taken = inside.find((branch) => {
        const [condition] = elementsIn(branch);
        if (branch.name === 'responseElse') return true;
        return condition !== undefined && compute(condition, state)?.[0] === true;
      });
      if (taken !== undefined) run(elementsIn(taken).slice(taken.name === 'responseElse' ? 0 : 1), state);
    } else throw new Error(`${rule.name} is no rule that this engine knows`);
  }
}

export interface Processed {
  readonly score: number;
  /** The feedback that is shown, by its identifier. */
  readonly feedback: readonly string[];
  readonly explained: boolean;
}

/** What an exported item makes of answers, by the identifiers of its responses. */
export function process(item: Read, answers: Readonly<Record<string, readonly string[]>>): Processed {
  const declared = allOf(item, 'responseDeclaration');
  const declarations = new Map(declared.map((one) => [one.attributes['identifier'] ?? '', one]));
  const stranger = Object.keys(answers).find((identifier) => !declarations.has(identifier));
  if (stranger !== undefined) throw new Error(`${stranger} is not asked`);
  const outcomes = new Map<string, Value>(
    allOf(item, 'outcomeDeclaration').map((outcome) => {
      const [value] = allOf(outcome, 'value');
      return [outcome.attributes['identifier'] ?? '', value === undefined ? null : [Number(wordsOf(value))]];
    }),
  );
  const given = Object.entries(answers).map(([identifier, answer]) => {
    return [identifier, answer.length === 0 ? null : answer] as const;
  });
  const state = { responses: new Map<string, Value>(given), declarations, outcomes };
  run(elementsIn(theOne(item, 'responseProcessing')), state);
  const explanation = theOne(item, 'modalFeedback').attributes;
  return {
    score: Number(outcomes.get('SCORE')?.[0]),
    feedback: (outcomes.get('FEEDBACK') ?? []).map(String),
    explained:
      outcomes.get(explanation['outcomeIdentifier'] ?? '')?.[0] === explanation['identifier'] &&
      explanation['showHide'] === 'show',
  };
}
