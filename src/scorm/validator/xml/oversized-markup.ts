import { lineAt } from '../line-at.js';

/** Deeper than any course, shallower than a stack. */
const DEEPEST = 200;
/** A manifest of a thousand items has ten thousand; each costs ten microseconds and some kilobytes. */
const MOST_PIECES = 60_000;
const MOST_ATTRIBUTES = 200;
/** The parser copies what holds above each. */
const MOST_NAMESPACES = 10_000;
/** Characters from `<` to `>`. */
const LONGEST_TAG = 64 * 1024;

const grouped = (number: number) => number.toLocaleString('en');

/** How much markup a text holds: elements, comments, instructions, sections and references. */
export interface Markup {
  readonly pieces: number;
  /** What is beyond the limits, as a sentence, and its line counted from 1. */
  readonly excess?: { readonly message: string; readonly line: number };
}

/** What else begins with `<`, and how each ends. */
const SPANS = [
  ['<!--', '-->'],
  ['<![CDATA[', ']]>'],
  ['<?', '?>'],
] as const;

/** Where a tag ends, and how many values it has; quotes are passed over. Not found within the limit: no end. */
function tagAt(text: string, start: number): { end?: number; values: number } {
  const limit = Math.min(text.length, start + LONGEST_TAG);
  let values = 0;
  for (let at = start; at < limit; at += 1) {
    const character = text.charAt(at);
    if (character === '>') return { end: at + 1, values };
    if (character !== '"' && character !== "'") continue;
    values += 1;
    const close = text.indexOf(character, at + 1);
    if (close < 0) return { values };
    at = close;
  }
  return { values };
}

/**
 * Measures the markup of an XML text in one pass, before a parser makes a tree of it that takes a hundred times its
 * memory. What is not well-formed is passed over: the parser finds it, and stops there.
 */
export function measureMarkup(text: string): Markup {
  const next = /[<&]/g;
  let [pieces, depth, namespaces] = [0, 0, 0];
  const beyond = (message: string, at: number): Markup => ({
    pieces,
    excess: { message, line: lineAt(text, at) },
  });
  for (let found = next.exec(text); found !== null; found = next.exec(text)) {
    const { index: at } = found;
    if (text.startsWith('</', at)) {
      depth -= 1;
      continue;
    }
    pieces += 1;
    if (pieces > MOST_PIECES)
      return beyond(
        `There are more than ${grouped(MOST_PIECES)} elements, comments and references: too many to be looked at.`,
        at,
      );
    if (found[0] === '&') continue;
    const span = SPANS.find(([open]) => text.startsWith(open, at));
    if (span !== undefined) {
      const close = text.indexOf(span[1], at + span[0].length);
      if (close < 0) return { pieces };
      next.lastIndex = close + span[1].length;
      continue;
    }
    const { end, values } = tagAt(text, at);
    if (values > MOST_ATTRIBUTES)
      return beyond(`An element has more than ${MOST_ATTRIBUTES} attributes.`, at);
    if (end === undefined || end - at > LONGEST_TAG) {
      if (text.length - at <= LONGEST_TAG) return { pieces };
      return beyond(`A tag has more than ${grouped(LONGEST_TAG)} characters.`, at);
    }
    next.lastIndex = end;
    namespaces += text.slice(at, end).match(/\sxmlns\b/g)?.length ?? 0;
    if (namespaces > MOST_NAMESPACES)
      return beyond(`There are more than ${grouped(MOST_NAMESPACES)} declarations of namespaces.`, at);
    if (text.charAt(end - 2) !== '/') depth += 1;
    if (depth > DEEPEST) return beyond(`Elements stand more than ${DEEPEST} deep in each other.`, at);
  }
  return { pieces };
}
