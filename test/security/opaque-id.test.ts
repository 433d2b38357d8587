import { isOpaqueId, opaqueId, opaqueToken } from '../../src/security/opaque-id.js';

it('makes ids of 22 characters that an address can hold, never twice', () => {
  const ids = Array.from({ length: 1_000 }, opaqueId);
  expect(new Set(ids).size).toBe(1_000);
  expect(ids.every(isOpaqueId)).toBe(true);
  expect(ids.every((id) => encodeURIComponent(id) === id)).toBe(true);
});

it('makes no id that a command line would take for an option', () => {
  expect(Array.from({ length: 5_000 }, opaqueId).filter((id) => id.startsWith('-'))).toEqual([]);
});

it('makes tokens of 256 bits', () => {
  const tokens = Array.from({ length: 1_000 }, opaqueToken);
  expect(new Set(tokens).size).toBe(1_000);
  expect(tokens.every((token) => /^[\w-]{43}$/.test(token))).toBe(true);
});

it.each([
  '',
  'x',
  'A'.repeat(21),
  'A'.repeat(23),
  `${'A'.repeat(21)}=`,
  `${'A'.repeat(21)}/`,
  `${'A'.repeat(21)}\n`,
])('takes %j for no id', (text) => {
  expect(isOpaqueId(text)).toBe(false);
});
