import { partsAsked, type AskedPart } from '../asked-parts.js';
import { BLANK } from '../item-types/blank-mark.js';
import type { ItemOf } from '../items.js';

/** What stands for something else inside a gap is escaped (Moodle, question/type/multianswer). */
const escaped = (text: string): string => text.replace(/[}#~/"\\]/g, (character) => `\\${character}`);

/** A part as Moodle's embedded answer, worth one point. */
function gapOf({ options, key, feedback }: AskedPart): string {
  const said = (text: string | undefined) => (text === undefined ? '' : `#${escaped(text)}`);
  if ('accepted' in key) {
    return `{1:SHORTANSWER:${key.accepted.map((text) => `=${escaped(text)}${said(feedback)}`).join('~')}}`;
  }
  const answers = options.map(
    (option) =>
      `${option.id === key.right ? '=' : ''}${escaped(option.text)}${said(option.feedback ?? feedback)}`,
  );
  return `{1:MULTICHOICE:${answers.join('~')}}`;
}

/** An address in angle brackets is text here, and would be a link there. */
const plain = (text: string): string => text.replaceAll('<', '&lt;');

function screenText(
  { screen, clock, panels }: ItemOf<'simulation'>,
  gaps: ReadonlyMap<string, string>,
): string[] {
  return [
    `**${screen}**${clock === undefined ? '' : ` (${clock})`}`,
    ...panels.flatMap(({ title, note, facts = [], text, inspect = [], outcomes = [] }) => [
      `**${title}**${note === undefined ? '' : ` (${note})`}`,
      ...facts.map(({ label, value }) => `- ${label} : ${plain(value)}`),
      ...(text === undefined ? [] : [plain(text.trim())]),
      ...inspect.map(({ label, text: found }) => `- ${label} : ${plain(found)}`),
      ...outcomes.map(({ id, label }) => `${label} : ${gaps.get(id) ?? ''}`),
    ]),
  ];
}

/** The text of an item with its gaps in Moodle's notation of embedded answers. */
export function clozeOf(item: ItemOf<'blanks'> | ItemOf<'simulation'>): string {
  const gaps = new Map(partsAsked(item).map((part) => [part.id, gapOf(part)]));
  const body =
    item.type === 'blanks'
      ? [item.text.trim().replace(BLANK, (_gap, id: string) => gaps.get(id) ?? '')]
      : screenText(item, gaps);
  return [...(item.context === undefined ? [] : [item.context.trim()]), item.question, ...body].join('\n\n');
}
