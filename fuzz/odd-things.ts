import type { Random } from './random.js';

/** Texts that programs trip over. */
export const ODD_TEXTS: readonly string[] = [
  '',
  ' ',
  '\u0000',
  '\u0007\u001b[31m',
  '\r\nSet-Cookie: a=b',
  '\ud800',
  'a\udfff',
  '\u202egro.elpmaxe',
  '🩺'.repeat(60),
  'e\u0301'.repeat(100),
  'a'.repeat(300),
  'é'.repeat(5_000),
  '__proto__',
  'constructor',
  'toString',
  'hasOwnProperty',
  'null',
  'undefined',
  'NaN',
  '-1',
  '1e999',
  '0x10',
  '$User.id',
  '$Context.id.history',
  '${7*7}',
  '<%= 7*7 %>',
  '<script>alert(1)</script>',
  '"><img src=x>',
  "' OR 1=1 --",
  '{"$gt":""}',
  '{0, select, other {x}}',
  '../../../etc/passwd',
  '%00',
  '%E0%A4%A',
  'javascript:alert(1)',
  'data:text/html,x',
  'file:///etc/passwd',
  'http://169.254.169.254/latest/meta-data',
  'http://[::1]:1/',
  'https://',
  'https://a b',
  'http://localhost:99999/',
  'https://xn--/',
  '2026-13-45T99:99:99Z',
];

function deep(levels: number): unknown {
  let value: unknown = 1;
  for (let level = 0; level < levels; level += 1) value = level % 2 === 0 ? [value] : { a: value };
  return value;
}

const ODD_VALUES: readonly (() => unknown)[] = [
  () => null,
  () => undefined,
  () => true,
  () => false,
  () => 0,
  () => -0,
  () => -1,
  () => 1.5,
  () => 2 ** 53,
  () => 1e308,
  () => -1e308,
  () => [],
  () => {
    return {};
  },
  () => [[]],
  () => [null],
  () => [undefined, null, ''],
  () => ({ toString: 1 }),
  () => ({ then: 'x' }),
  () => ({ toJSON: 'x' }),
  () => ({ length: -1 }),
  () => ({ id: {} }),
  () => JSON.parse('{"__proto__":{"polluted":true}}') as unknown,
  () => JSON.parse('{"constructor":{"prototype":{"polluted":true}}}') as unknown,
  () => Array.from({ length: 1_000 }, (_, index) => index),
  () => Array.from({ length: 300 }, () => 'x'.repeat(50)),
  () => Object.fromEntries(Array.from({ length: 500 }, (_, index) => [`k${index}`, index])),
  () => deep(200),
  () => deep(2_000),
];

export function oddValue(random: Random): unknown {
  return random.chance(0.5) ? random.pick(ODD_TEXTS) : random.pick(ODD_VALUES)();
}
