import type { Question } from './question.js';
import type { ReadQuestion } from './read-question.js';

const unescaped = (text: string): string =>
  text.replace(/\\(n|.)/gs, (_pair, character: string) => (character === 'n' ? '\n' : character)).trim();

/** Where that character stands without a backslash before it; -1 where it does not. */
function placeOf(character: string, text: string, from = 0): number {
  for (let place = from; place < text.length; place += 1) {
    if (text[place] === '\\') place += 1;
    else if (text.startsWith(character, place)) return place;
  }
  return -1;
}

function split(text: string, mark: string): [before: string, after: string | undefined] {
  const place = placeOf(mark, text);
  return place < 0 ? [text, undefined] : [text.slice(0, place), text.slice(place + mark.length)];
}

interface Answer {
  readonly right: boolean;
  /** In percent, where it is written. */
  readonly weight: number | undefined;
  readonly text: string;
  readonly feedback: string;
}

const WEIGHT = /^%(-?\d+(?:\.\d+)?)%/;

/** The answers between the braces: each begins with = or ~. */
function answersIn(body: string): Answer[] {
  const starts: number[] = [];
  for (let place = 0; place < body.length; place += 1) {
    if (body[place] === '\\') place += 1;
    else if (body[place] === '=' || body[place] === '~') starts.push(place);
  }
  return starts.map((start, index) => {
    const written = body.slice(start + 1, starts[index + 1]).trim();
    const weight = WEIGHT.exec(written);
    const [text, feedback = ''] = split(weight === null ? written : written.slice(weight[0].length), '#');
    return {
      right: body[start] === '=',
      weight: weight === null ? undefined : Number(weight[1]),
      text,
      feedback: unescaped(feedback),
    };
  });
}

function typed(body: string) {
  const answers = answersIn(body);
  if (answers.length === 0) throw new RangeError('no answer to choose or to write: this kind is not read');
  const wrong = answers.some(({ right }) => !right);
  if (!wrong && answers.every(({ text }) => placeOf('->', text) >= 0)) {
    const lines = answers.map(({ text }) => {
      const [prompt, choice = ''] = split(text, '->');
      return { prompt: unescaped(prompt), choice: unescaped(choice) };
    });
    return {
      kind: 'matching' as const,
      pairs: lines.filter(({ prompt }) => prompt !== ''),
      spare: lines.filter(({ prompt }) => prompt === '').map(({ choice }) => choice),
    };
  }
  if (!wrong) {
    const full = answers.filter(({ weight }) => weight === undefined || weight === 100);
    return { kind: 'short-text' as const, accepted: full.map(({ text }) => unescaped(text)) };
  }
  return {
    kind: 'choice' as const,
    several: answers.every(({ right }) => !right),
    shuffle: true,
    answers: answers.map(({ right, weight, text, feedback }) => ({
      text: unescaped(text),
      right: right || (weight !== undefined && weight > 0),
      feedback,
    })),
  };
}

const NOTE = /^\s*\/\/(.*)$/gm;

function noted(notes: string, name: string): number | undefined {
  const value = Number(new RegExp(`\\[tag:${name}-(\\d+)\\]`).exec(notes)?.[1]);
  return Number.isInteger(value) ? value : undefined;
}

function questionOf(block: string, number: number): ReadQuestion {
  const notes = [...block.matchAll(NOTE)].map(([, note = '']) => note).join('\n');
  let rest = block.replace(NOTE, '').trim();
  let name = `question ${number}`;
  if (rest.startsWith('::')) {
    const [title, after = ''] = split(rest.slice(2), '::');
    name = unescaped(title);
    rest = after.trim();
  }
  const id = /\[id:([^\]]+)\]/.exec(notes)?.[1] ?? name;
  const open = placeOf('{', rest);
  const close = placeOf('}', rest, open + 1);
  if (open < 0 || close < 0) return { name, problem: 'no answers in braces' };
  if (rest.slice(close + 1).trim() !== '') return { name, problem: 'a gap inside a sentence is not read' };
  const [body, explanation = ''] = split(rest.slice(open + 1, close), '####');
  const [level, seconds] = [noted(notes, 'niveau'), noted(notes, 'secondes')];
  try {
    const question: Question = {
      id,
      text: unescaped(rest.slice(0, open).replace(/^\[(?:markdown|html|plain|moodle)\]/, '')),
      explanation: unescaped(explanation),
      ...(level === undefined ? {} : { level }),
      ...(seconds === undefined ? {} : { seconds }),
      ...typed(body),
    };
    return { name, question };
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    return { name, problem: error.message };
  }
}

/** The questions of a text in GIFT: an empty line ends each (docs.moodle.org, « GIFT format »). */
export function readGift(text: string): ReadQuestion[] {
  return text
    .replaceAll('\r\n', '\n')
    .split(/\n[ \t]*\n/)
    .filter((block) => block.replace(NOTE, '').trim() !== '' && !block.trim().startsWith('$CATEGORY'))
    .map((block, index) => questionOf(block, index + 1));
}
