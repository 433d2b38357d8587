import { oddValue, ODD_TEXTS } from './odd-things.js';
import type { Random } from './random.js';

type Step = string | number;

/** Deeper than this nothing is looked for: an odd value may itself be two thousand levels deep. */
const DEEPEST = 40;

/** Every place in a value where something can stand, containers included. */
function places(value: unknown, path: readonly Step[] = []): (readonly Step[])[] {
  if (typeof value !== 'object' || value === null || path.length > DEEPEST) return [path];
  const inner = Object.entries(value).flatMap(([name, part]) => places(part, [...path, name]));
  return path.length === 0 ? inner : [path, ...inner];
}

function replaced(
  value: unknown,
  [step, ...rest]: readonly Step[],
  change: (old: unknown) => unknown,
): unknown {
  if (step === undefined) return change(value);
  if (typeof value !== 'object' || value === null) return value;
  const copy = (Array.isArray(value) ? [...(value as unknown[])] : { ...value }) as Record<Step, unknown>;
  copy[step] = replaced(copy[step], rest, change);
  return copy;
}

/** What one place turns into: something odd, something of its own kind spoilt, or itself in a wrapping. */
function spoilt(old: unknown, random: Random): unknown {
  const way = random.below(10);
  if (way < 6) return oddValue(random);
  if (way === 6) return [old];
  if (way === 7) return { value: old };
  if (typeof old === 'string') return spoiltText(old, random);
  if (typeof old === 'number') return random.pick([-old, old * 1e9, String(old), old + 0.5]);
  return undefined;
}

/** A text with one thing wrong with it. */
export function spoiltText(text: string, random: Random): string {
  const at = random.below(text.length + 1);
  const odd = random.pick(ODD_TEXTS);
  return random.pick([
    odd,
    text.slice(0, at),
    text.slice(0, at) + odd + text.slice(at),
    text + odd,
    odd + text,
    text.toUpperCase(),
    text + text,
  ]);
}

/** A value like the good one, with one to four places spoilt. */
export function mutated(good: unknown, random: Random): unknown {
  let value = structuredClone(good);
  for (let changes = 1 + random.below(4); changes > 0; changes -= 1) {
    const all = places(value);
    if (all.length === 0) return oddValue(random);
    value = replaced(value, random.pick(all), (old) => spoilt(old, random));
  }
  return value;
}

/** JSON as text, now and then not quite JSON: cut, doubled, with what only a text can say. */
export function mutatedJson(good: unknown, random: Random): string {
  const text = JSON.stringify({ '': mutated(good, random) }).slice('{"":'.length, -1) || 'null';
  if (random.chance(0.8)) return text;
  const at = random.below(text.length + 1);
  return random.pick([
    text.slice(0, at),
    `${text}${text}`,
    `\ufeff${text}`,
    `${text} trailing`,
    text.replace(/:(\d+)/, ':1e999'),
    text.replace('{', '{"__proto__":{"a":1},"iss":1,'),
    '['.repeat(3_000),
    '',
    'null',
    '"text"',
    '<html></html>',
  ]);
}

/** Fields like the good ones: some spoilt, lost, doubled, or beside others that nobody expects. */
export function mutatedFields(good: Iterable<readonly [string, string]>, random: Random): [string, string][] {
  const fields: [string, string][] = [...good].map(([name, value]) => [name, value]);
  for (let changes = 1 + random.below(3); changes > 0; changes -= 1) {
    const at = random.below(Math.max(1, fields.length));
    const [name, value] = fields[at] ?? ['x', ''];
    const way = random.below(6);
    if (way === 0) fields.splice(at, 1);
    else if (way === 1) fields.push([name, spoiltText(value, random)]);
    else if (way === 2) fields.push([random.pick(ODD_TEXTS), random.pick(ODD_TEXTS)]);
    else if (way === 3) fields[at] = [random.pick([`${name}[]`, `${name}[a]`, `${name}.a`, '']), value];
    else fields[at] = [name, spoiltText(value, random)];
  }
  return fields;
}
