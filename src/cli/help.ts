import type { Argument, Arguments } from './argument.js';
import type { Command } from './command.js';
import { optionName, placeName } from './read-arguments.js';

const WIDTH = 100;
const CALL = 'parcours';

/** How the command is written, in one line or a few. */
export function usageOf({ name, places, options }: Command): string {
  const words = [
    ...Object.keys(places).map(placeName),
    ...Object.entries(options).map(([option, argument]) => {
      const shown = withValue(option, argument);
      if (argument.kind === 'required') return shown;
      return argument.kind === 'repeated' ? `${shown} …` : `[${shown}]`;
    }),
    '[--json]',
  ];
  return wrapped([`Usage: ${CALL} ${name}`, ...words], ' ', ' '.repeat(7));
}

/** What `--help` prints for a command. */
export function helpOf(command: Command): string {
  const { summary, details, places, options } = command;
  const rows = [
    ...Object.entries(places).map(([name, { says }]) => [placeName(name), says] as const),
    ...Object.entries(options).map(
      ([name, option]) => [withValue(name, option), sentenceOf(option)] as const,
    ),
    ['--json', 'Prints JSON; a failure as {"error": {"kind", "message"}}.'] as const,
    ['--help', 'Prints this.'] as const,
  ];
  const text = [summary, details]
    .filter((part) => part !== '')
    .map((part) => wrapped(part.split(' '), ' ', ''));
  return [usageOf(command), ...text, listed(rows)].join('\n\n');
}

/** The list of these commands. */
export function indexOf(commands: readonly Command[]): string {
  const rows = commands.map(({ name, summary }) => [name, summary] as const);
  return [
    `Usage: ${CALL} COMMAND [--json]`,
    listed(rows),
    `${CALL} COMMAND --help says more. Settings come from the environment: see config/settings.md.`,
  ].join('\n\n');
}

function withValue(name: string, { value }: Argument<unknown>): string {
  return `${optionName(name)} ${value}`.trimEnd();
}

function sentenceOf({ says: sentence, kind }: Arguments[string]): string {
  return kind === 'repeated' ? `${sentence} May be given several times.` : sentence;
}

function listed(rows: readonly (readonly [string, string])[]): string {
  const left = Math.max(...rows.map(([name]) => name.length)) + 4;
  return rows
    .map(([name, sentence]) =>
      wrapped([`  ${name}`.padEnd(left - 1), ...sentence.split(' ')], ' ', ' '.repeat(left)),
    )
    .join('\n');
}

/** Words joined into lines of at most a hundred characters; an option and its value stay together. */
function wrapped(words: readonly string[], glue: string, indent: string): string {
  const lines: string[] = [];
  let line = '';
  for (const word of words) {
    const longer = line === '' ? word : `${line}${glue}${word}`;
    if (longer.length <= WIDTH || line === '') line = longer;
    else {
      lines.push(line);
      line = indent + word;
    }
  }
  return [...lines, line].join('\n');
}
