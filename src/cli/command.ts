import type { Config } from '../config.js';
import type { Arguments, ValuesOf } from './argument.js';
import { readArguments } from './read-arguments.js';

/** What a command may know of the world. */
export interface Context {
  /** The service's settings. @throws ConfigError */
  readonly config: () => Config;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** Tells people something while a command goes on; beside its output. */
  readonly say: (text: string) => void;
}

/** What a command answers, for people and for programs. */
export interface Report {
  readonly text: string;
  readonly json: unknown;
  /** For people only: goes beside the output, so that the output can be piped. */
  readonly note?: string;
  /** It ran, and what it found is bad: the exit code is 1. */
  readonly failed?: boolean;
}

/** A command as the runner and the help see it. */
export interface Command {
  /** One or two words. */
  readonly name: string;
  /** One line, in the list of commands. */
  readonly summary: string;
  /** More, in the command's own help. */
  readonly details: string;
  /** What stands in places of its own, in this order. */
  readonly places: Arguments;
  readonly options: Arguments;
  /** @throws UsageError before anything is done. */
  run(argv: readonly string[], context: Context): Promise<{ report: Report; json: boolean }>;
}

interface Specification<P extends Arguments, O extends Arguments> {
  readonly name: string;
  readonly summary: string;
  readonly details: string;
  readonly places: P;
  readonly options: O;
  run(values: ValuesOf<P> & ValuesOf<O>, context: Context): Promise<Report>;
}

/** Joins what a command is told with what it does, so that the values it gets have the types it named. */
export function command<P extends Arguments, O extends Arguments>(spec: Specification<P, O>): Command {
  return {
    ...spec,
    async run(argv, context) {
      const { values, json } = readArguments(spec, argv);
      return { report: await spec.run(values, context), json };
    },
  };
}
