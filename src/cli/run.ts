import { readConfig } from '../config.js';
import type { Command } from './command.js';
import { COMMANDS } from './commands.js';
import { explain } from './explain.js';
import { UsageError } from './failures.js';
import { helpOf, indexOf, usageOf } from './help.js';

/** Where a command reads its settings and writes. */
export interface Io {
  readonly env: Record<string, string | undefined>;
  /** The command's own output, and nothing else. */
  readonly out: (text: string) => void;
  /** What went wrong, and notes. */
  readonly err: (text: string) => void;
  readonly now: () => number;
}

const DONE = 0;
const FAILED = 1;
const BAD_USAGE = 2;

const HELP = new Set(['--help', '-h', 'help']);

/**
 * Runs one command.
 * @param argv what stands behind the program's name
 * @returns the exit code: 0 done, 1 failed, 2 not written as it must be
 */
export async function run(argv: readonly string[], io: Io): Promise<number> {
  const command = COMMANDS.find(({ name }) => name.split(' ').every((word, at) => argv[at] === word));
  if (command === undefined) return withoutCommand(argv, io);
  const rest = argv.slice(command.name.split(' ').length);
  if (asksForHelp(rest)) {
    io.out(helpOf(command));
    return DONE;
  }
  return runCommand(command, rest, io);
}

/** No command, the name of a group of commands, or a wrong one. */
function withoutCommand(argv: readonly string[], io: Io): number {
  const [first = '', second] = argv;
  const group = COMMANDS.filter(({ name }) => name.startsWith(`${first} `));
  const index = indexOf(group.length > 0 ? group : COMMANDS);
  if (HELP.has(first) || (group.length > 0 && second !== undefined && HELP.has(second))) {
    io.out(index);
    return DONE;
  }
  const mistake = mistakeIn(first, group.length > 0 ? second : undefined);
  io.err(`parcours: ${mistake}\n\n${index}`);
  return failed(argv, 'usage', mistake, io);
}

function mistakeIn(first: string, second: string | undefined): string {
  if (first === '') return 'no command is named';
  return `there is no command "${second === undefined ? first : `${first} ${second}`}"`;
}

function asksForHelp(rest: readonly string[]): boolean {
  return optionsIn(rest).some((word) => word === '--help' || word === '-h');
}

function optionsIn(argv: readonly string[]): readonly string[] {
  const end = argv.indexOf('--');
  return end === -1 ? argv : argv.slice(0, end);
}

/** Tells a program that asked for JSON what people read beside the output. @returns the exit code */
function failed(
  argv: readonly string[],
  kind: 'failure' | 'usage',
  message: string,
  { out }: Pick<Io, 'out'>,
): number {
  // Not as read: what is not written as it must be was not read, and says all the same how it wants its answer.
  if (optionsIn(argv).includes('--json')) out(JSON.stringify({ error: { kind, message } }, null, 2));
  return kind === 'usage' ? BAD_USAGE : FAILED;
}

async function runCommand(command: Command, argv: readonly string[], io: Io): Promise<number> {
  const { env, now } = io;
  try {
    const { report, json } = await command.run(argv, { config: () => readConfig(env), now, say: io.err });
    io.out(json ? JSON.stringify(report.json, null, 2) : report.text);
    if (report.note !== undefined && !json) io.err(report.note);
    return report.failed === true ? FAILED : DONE;
  } catch (error) {
    if (error instanceof UsageError) {
      io.err(`parcours ${command.name}: ${error.message}\n\n${usageOf(command)}`);
      return failed(argv, 'usage', error.message, io);
    }
    const message = explain(error);
    io.err(`parcours ${command.name}: ${message}`);
    return failed(argv, 'failure', message, io);
  }
}
