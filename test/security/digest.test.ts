import fc from 'fast-check';
import { derive, digest, sameSecret } from '../../src/security/digest.js';

it('digests as SHA-256 in base64url', () => {
  // FIPS 180-4, the one-block example.
  expect(Buffer.from(digest('abc'), 'base64url').toString('hex')).toBe(
    'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad',
  );
});

it('derives as HMAC-SHA-256 in base64url', () => {
  // RFC 4231, section 4.3.
  expect(Buffer.from(derive('Jefe', 'what do ya want for nothing?'), 'base64url').toString('hex')).toBe(
    '5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843',
  );
});

it('derives another value for another purpose, and for another secret', () => {
  fc.assert(
    fc.property(fc.string(), fc.string(), fc.string(), (secret, one, other) => {
      fc.pre(one !== other);
      expect(derive(secret, one)).not.toBe(derive(secret, other));
      expect(derive(`${one}x`, secret)).not.toBe(derive(`${other}x`, secret));
    }),
  );
});

it('tells the same secret from another, whatever their lengths', () => {
  fc.assert(
    fc.property(fc.string(), fc.string(), (given, expected) => {
      expect(sameSecret(given, expected)).toBe(given === expected);
      expect(sameSecret(given, given)).toBe(true);
    }),
  );
});
