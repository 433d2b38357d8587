import fc from 'fast-check';
import type { Rule } from '../../src/cli/argument.js';
import { issuerAddress, storeAddress, text, webAddress } from '../../src/cli/rules.js';

const accepts = <T>({ schema }: Rule<T>, value: string) => schema.safeParse(value).success;

describe('an address of a platform', () => {
  it.each([
    'https://moodle.example.fr',
    'https://moodle.example.fr:8443/mod/lti/auth.php?id=1',
    'http://localhost:3100/token',
    'http://lms.localhost:3100',
    'http://127.0.0.1/x',
  ])('may be %s', (value) => {
    expect(accepts(webAddress, value)).toBe(true);
  });

  it.each([
    'http://moodle.example.fr',
    'http://localhost.example.fr',
    'ftp://moodle.example.fr',
    'javascript:alert(1)',
    'moodle.example.fr',
    'https://',
    'https://user:secret@moodle.example.fr',
    'https://moodle.example.fr/#part',
    '',
  ])('cannot be %s', (value) => {
    expect(accepts(webAddress, value)).toBe(false);
  });
});

it('refuses an address of more than two thousand characters', () => {
  expect(accepts(webAddress, `https://a.fr/${'a'.repeat(1_987)}`)).toBe(true);
  expect(accepts(webAddress, `https://a.fr/${'a'.repeat(1_988)}`)).toBe(false);
});

it('refuses an issuer with a query, which no issuer has', () => {
  expect(accepts(issuerAddress, 'https://moodle.example.fr/lti')).toBe(true);
  expect(accepts(issuerAddress, 'https://moodle.example.fr?site=1')).toBe(false);
});

describe('a text', () => {
  it('keeps what another system may give as an id', () => {
    const word = fc.string({ unit: 'grapheme-ascii', minLength: 1, maxLength: 40 });
    fc.assert(
      fc.property(word, (value) => {
        fc.pre(value.trim() === value);
        expect(text(40).schema.parse(value)).toBe(value);
      }),
    );
    expect(accepts(text(40), 'Université d’Été 7:3')).toBe(true);
  });

  it.each([
    ['', 'nothing'],
    [' a', 'a space before'],
    ['a ', 'a space behind'],
    ['a\nb', 'two lines'],
    ['\u0000', 'a NUL'],
    ['abcdef', 'too long'],
  ])('cannot be %j: %s', (value) => {
    expect(accepts(text(5), value)).toBe(false);
  });
});

describe('the address of a store', () => {
  it.each(['sqlite:./data/parcours.db', 'mongodb://h/db', 'mongodb+srv://u:p@h/db?x=1'])(
    'may be %s',
    (value) => {
      expect(accepts(storeAddress, value)).toBe(true);
    },
  );

  it.each(['sqlite:', 'sqlite::memory:', './data/parcours.db', 'postgres://h/db'])(
    'cannot be %s',
    (value) => {
      expect(accepts(storeAddress, value)).toBe(false);
    },
  );
});
