import { markablePassages } from '../item-types/markable-passages.js';
import { partsAsked, type AskedPart } from '../asked-parts.js';
import type { ItemContent } from '../items.js';
import { xml, type Xml } from './xml-tree.js';

/** What is answered in one place of an item, and what it is worth. */
export interface QtiResponse {
  readonly identifier: string;
  readonly cardinality: 'single' | 'multiple' | 'ordered';
  readonly baseType: 'identifier' | 'string' | 'directedPair';
  readonly correct: readonly string[];
  /** Points of each answer; none for an order, which is marked pair by pair. */
  readonly points: ReadonlyMap<string, number>;
  /** Whether capitals count in a text. */
  readonly caseSensitive: boolean;
}

/** The response of an item that asks for one thing. */
export const RESPONSE = 'RESPONSE';

/** The response of a part. */
export const responseOf = (part: string): string => `${RESPONSE}-${part}`;

/** Identifiers are unique in the whole item (QTI 2.1 Information Model, 7.1): those of parts begin with the part's. */
export const optionIdentifier = (part: string, option: number): string => `${part}-${option + 1}`;

export const promptIdentifier = (id: string): string => `prompt-${id}`;
export const choiceIdentifier = (id: string): string => `choice-${id}`;

const worthOne = (keys: readonly string[]) => new Map(keys.map((key) => [key, 1]));

function several(options: readonly { readonly id: string; readonly correct: boolean }[]): QtiResponse {
  return {
    identifier: RESPONSE,
    cardinality: 'multiple',
    baseType: 'identifier',
    correct: options.filter(({ correct }) => correct).map(({ id }) => id),
    points: new Map(options.map(({ id, correct }) => [id, correct ? 1 : -1])),
    caseSensitive: true,
  };
}

function written(
  identifier: string,
  { accepted, tolerance }: { readonly accepted: readonly string[]; readonly tolerance: readonly string[] },
): QtiResponse {
  return {
    identifier,
    cardinality: 'single',
    baseType: 'string',
    correct: accepted.slice(0, 1),
    points: worthOne(accepted),
    caseSensitive: !tolerance.includes('case'),
  };
}

function ofPart({ id, options, key }: AskedPart): QtiResponse {
  if ('accepted' in key) return written(responseOf(id), key);
  const right = optionIdentifier(
    id,
    options.findIndex((option) => option.id === key.right),
  );
  return {
    identifier: responseOf(id),
    cardinality: 'single',
    baseType: 'identifier',
    correct: [right],
    points: worthOne([right]),
    caseSensitive: true,
  };
}

function paired(item: ItemContent): QtiResponse {
  const pairs = partsAsked(item).map(({ id, key }) =>
    'right' in key ? `${promptIdentifier(id)} ${choiceIdentifier(key.right)}` : '',
  );
  return {
    identifier: RESPONSE,
    cardinality: 'multiple',
    baseType: 'directedPair',
    correct: pairs,
    points: worthOne(pairs),
    caseSensitive: true,
  };
}

/** All that is answered in an item, in its order. */
export function responsesOf(item: ItemContent): readonly QtiResponse[] {
  switch (item.type) {
    case 'single-choice': {
      const correct = item.options.filter((option) => option.correct).map(({ id }) => id);
      const points = worthOne(correct);
      const one = { cardinality: 'single', baseType: 'identifier' } as const;
      return [{ identifier: RESPONSE, ...one, correct, points, caseSensitive: true }];
    }
    case 'several-choices':
      return [several(item.options)];
    case 'find-in-document': {
      const passages = markablePassages(item.document.passages);
      return [several(passages.map(({ id, faulty }) => ({ id, correct: faulty })))];
    }
    case 'short-text':
      return [written(RESPONSE, item)];
    case 'ordering': {
      const correct = item.elements.map(({ id }) => id);
      const order = { cardinality: 'ordered', baseType: 'identifier' } as const;
      return [{ identifier: RESPONSE, ...order, correct, points: new Map(), caseSensitive: true }];
    }
    case 'matching':
    case 'categories':
      return [paired(item)];
    case 'blanks':
    case 'simulation':
      return partsAsked(item).map(ofPart);
  }
}

/** The declaration of a response: its key, and the points of each answer. The sum of several is never below 0. */
export function declarationOf(response: QtiResponse): Xml {
  const { identifier, cardinality, baseType, correct, points, caseSensitive } = response;
  const entries = [...points].map(([mapKey, value]) => {
    const sensitive = baseType === 'string' ? { caseSensitive: String(caseSensitive) } : {};
    return xml('mapEntry', { mapKey, mappedValue: String(value), ...sensitive });
  });
  const bound = cardinality === 'multiple' ? { lowerBound: '0' } : {};
  return xml(
    'responseDeclaration',
    { identifier, cardinality, baseType },
    xml('correctResponse', {}, ...correct.map((value) => xml('value', {}, value))),
    ...(entries.length === 0 ? [] : [xml('mapping', { ...bound, defaultValue: '0' }, ...entries)]),
  );
}
