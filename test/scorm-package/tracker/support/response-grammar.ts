import type { Check } from './data-model.js';

/** What is wrong with the response or the pattern of an interaction of this type; empty where nothing is. */
export type ResponseCheck = (type: string, value: string) => string;

const wrong = (type: string, value: string): string => `${JSON.stringify(value)} is no ${type}`;

/** SCORM 1.2 RTE 3.4.2.7.5 and 3.4.2.7.6, read narrowly; the same for responses and patterns. */
export function response12(text: Check): ResponseCheck {
  const list = /^[0-9a-z](,[0-9a-z]){0,35}$/;
  const pairs = /^[0-9a-z]\.[0-9a-z](,[0-9a-z]\.[0-9a-z]){0,35}$/;
  return (type, value) => {
    if (type === 'fill-in') return value === '' ? wrong(type, value) : text(value);
    if (type === 'choice') {
      const picked = value.split(',');
      return list.test(value) && new Set(picked).size === picked.length ? '' : wrong(type, value);
    }
    if (type === 'sequencing') return list.test(value) ? '' : wrong(type, value);
    if (type === 'matching' || type === 'performance') return pairs.test(value) ? '' : wrong(type, value);
    return `${type} is not expected here`;
  };
}

/** What the grammar of SCORM 2004 leaves to the LMS: the shape of identifiers, of texts, of what a step is answered by. */
export interface Shapes2004 {
  readonly shortId: RegExp;
  readonly localized: RegExp;
  readonly stepAnswer: RegExp;
}

/** SCORM 2004 RTE 4.2.9.2: a learner's response. */
export function learnerResponse({ shortId, localized, stepAnswer }: Shapes2004): ResponseCheck {
  return (type, value) => {
    const parts = value.split('[,]');
    const all = (good: (part: string) => boolean, most: number): string =>
      parts.length <= most && parts.every(good) ? '' : wrong(type, value);
    switch (type) {
      case 'choice':
        return new Set(parts).size < parts.length ? wrong(type, value) : all((id) => shortId.test(id), 36);
      case 'sequencing':
        return all((id) => shortId.test(id), 36);
      case 'matching':
        return all((pair) => isPair(pair, shortId, shortId), 36);
      case 'performance':
        return all((pair) => isPair(pair, shortId, stepAnswer), 250);
      case 'fill-in':
        return all((text) => !/\[[.:]\]/.test(text) && localized.test(text), 10);
      default:
        return `${type} is not expected here`;
    }
  };
}

/** SCORM 2004 RTE 4.2.9.1: a pattern of a right response, which may say whether case matters. */
export function correctPattern(shapes: Shapes2004): ResponseCheck {
  const response = learnerResponse(shapes);
  return (type, value) => {
    const bare = type === 'fill-in' ? value.replace(/^\{case_matters=(true|false)\}/, '') : value;
    const parts = bare.split('[,]');
    if (parts.some((part) => part !== part.trim())) return wrong(type, value);
    return response(type, bare);
  };
}

function isPair(pair: string, left: RegExp, right: RegExp): boolean {
  const [source = '', target = '', ...rest] = pair.split('[.]');
  return rest.length === 0 && left.test(source) && right.test(target);
}
