import { allowedEntry } from '../../src/administrators/allowed-entry.js';

const ALLOWED = ['lms@example.fr', '8f3c2a1e', 'Odd.Sub'];

it.each([
  ['a verified address', { sub: 'x', email: 'lms@example.fr', email_verified: true }, 'lms@example.fr'],
  ['one in capitals', { sub: 'x', email: 'LMS@Example.fr', email_verified: true }, 'lms@example.fr'],
  ['a subject', { sub: '8f3c2a1e' }, '8f3c2a1e'],
  ['a subject to the letter', { sub: 'Odd.Sub' }, 'Odd.Sub'],
])('lets in %s', (_name, person, entry) => {
  expect(allowedEntry(person, ALLOWED)).toBe(entry);
});

it.each([
  ['an address that is not verified', { sub: 'x', email: 'lms@example.fr', email_verified: false }],
  ['one of which nothing is said', { sub: 'x', email: 'lms@example.fr' }],
  ['one that is verified as a text', { sub: 'x', email: 'lms@example.fr', email_verified: 'true' }],
  ['a subject that looks like the address', { sub: 'lms@example.fr' }],
  ['an address that looks like the subject', { sub: 'x', email: '8f3c2a1e', email_verified: true }],
  ['a subject in other letters', { sub: 'odd.sub' }],
  ['an address with more behind it', { sub: 'x', email: 'lms@example.fr.evil.org', email_verified: true }],
  ['nobody', { sub: '' }],
])('turns away %s', (_name, person) => {
  expect(allowedEntry(person, ALLOWED)).toBeUndefined();
});
