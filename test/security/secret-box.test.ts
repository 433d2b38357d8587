import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { secretBox, SecretBoxError } from '../../src/security/secret-box.js';

const newKey = () => randomBytes(32).toString('base64');
const OLD = newKey();
const box = secretBox([OLD]);

it('opens what it sealed, whatever that is', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      expect(box.open(box.seal(text))).toBe(text);
    }),
  );
});

it('never seals the same text to the same', () => {
  const sealed = Array.from({ length: 100 }, () => box.seal('secret'));
  expect(new Set(sealed).size).toBe(100);
});

it('shows nothing of what it sealed', () => {
  const sealed = Buffer.from(box.seal('a long enough secret'), 'base64url').toString('latin1');
  expect(sealed).not.toContain('secret');
});

it('seals with the newest key of the ring, and opens with every one', () => {
  const newer = newKey();
  const rotated = secretBox([newer, OLD]);
  expect(rotated.open(box.seal('sealed before'))).toBe('sealed before');
  expect(secretBox([newer]).open(rotated.seal('sealed after'))).toBe('sealed after');
  expect(() => box.open(rotated.seal('sealed after'))).toThrow(SecretBoxError);
});

it('opens nothing with a ring that lacks the key', () => {
  const sealed = box.seal('secret');
  expect(() => secretBox([newKey(), newKey()]).open(sealed)).toThrow(SecretBoxError);
});

it('opens nothing that was altered, in any bit', () => {
  const sealed = Buffer.from(box.seal('secret'), 'base64url');
  fc.assert(
    fc.property(fc.nat(sealed.length - 1), fc.integer({ min: 0, max: 7 }), (at, bit) => {
      const altered = Buffer.from(sealed);
      altered[at] = (altered[at] ?? 0) ^ (1 << bit);
      expect(() => box.open(altered.toString('base64url'))).toThrow(SecretBoxError);
    }),
  );
});

it.each(['', 'x', 'not base64!', 'A'.repeat(37), 'A'.repeat(38), 'A'.repeat(1_000)])(
  'opens nothing that it did not seal: %.40j',
  (text) => {
    expect(() => box.open(text)).toThrow(SecretBoxError);
  },
);

it('says in its error which setting is to blame, and no secret', () => {
  expect(() => box.open('x')).toThrow('SECRET_KEYS');
});

it('needs a key', () => {
  expect(() => secretBox([])).toThrow(RangeError);
});
