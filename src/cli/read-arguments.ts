import { parseArgs } from 'node:util';
import { isNativeError } from 'node:util/types';
import type { Argument, Arguments, ValuesOf } from './argument.js';
import { UsageError } from './failures.js';

/** `clientId` as an option. */
export function optionName(name: string): string {
  return `--${kebab(name)}`;
}

/** `clientId` as what stands in a place of its own. */
export function placeName(name: string): string {
  return kebab(name).replaceAll('-', '_').toUpperCase();
}

function kebab(name: string): string {
  return name.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}

/**
 * Reads what stands behind a command's name.
 * @throws UsageError naming the first thing that is unknown, missing, given twice or not understood.
 */
export function readArguments<P extends Arguments, O extends Arguments>(
  { places, options }: { readonly places: P; readonly options: O },
  argv: readonly string[],
): { values: ValuesOf<P> & ValuesOf<O>; json: boolean } {
  const { given, positionals } = split(options, argv);
  const names = Object.keys(places);
  const extra = positionals[names.length];
  if (extra !== undefined) throw new UsageError(`there is no place for ${JSON.stringify(extra)}`);
  const entries = [
    ...Object.entries(places).map(([name, place], index) => {
      return [name, check(placeName(name), place, positionals[index])] as const;
    }),
    ...Object.entries(options).map(([name, option]) => {
      const shown = optionName(name);
      const all = given[kebab(name)];
      return [name, check(shown, option, option.kind === 'repeated' ? all : single(shown, all))] as const;
    }),
  ];
  // Each value has passed the schema that its type comes from.
  const values = Object.fromEntries(entries) as ValuesOf<P> & ValuesOf<O>;
  return { values, json: single('--json', given['json']) === true };
}

type Given = Readonly<Record<string, readonly (string | boolean)[] | undefined>>;

function split(
  options: Arguments,
  argv: readonly string[],
): { given: Given; positionals: readonly string[] } {
  const known: Record<string, { type: 'string' | 'boolean'; multiple: true }> = {
    json: { type: 'boolean', multiple: true },
  };
  for (const [name, { kind }] of Object.entries(options)) {
    known[kebab(name)] = { type: kind === 'switch' ? 'boolean' : 'string', multiple: true };
  }
  try {
    const { values, positionals } = parseArgs({ args: [...argv], options: known, allowPositionals: true });
    return { given: values, positionals };
  } catch (error) {
    throw new UsageError(isNativeError(error) ? error.message : 'not understood');
  }
}

function single(shown: string, all: readonly (string | boolean)[] = []): string | boolean | undefined {
  if (all.length > 1) throw new UsageError(`${shown} is given twice`);
  return all[0];
}

function check<T>(shown: string, argument: Argument<T>, given: unknown): T {
  const value = given ?? (argument.kind === 'switch' ? false : undefined);
  const parsed = argument.schema.safeParse(value);
  if (parsed.success) return parsed.data;
  if (value === undefined) throw new UsageError(`${shown} is missing`);
  const was = argument.secret ? 'is not right' : `was ${JSON.stringify(value)}`;
  throw new UsageError(`${shown} ${was}; it may be ${argument.mayBe}`);
}
