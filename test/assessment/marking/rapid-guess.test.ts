import { isRapidGuess } from '../../../src/assessment/marking/rapid-guess.js';

it.each([
  ['two seconds for a short question', 2, 20, true],
  ['three seconds for a short question', 3, 20, false],
  ['five seconds of the sixty that a calm answer takes', 5, 60, true],
  ['six of sixty', 6, 60, false],
  ['nine of ten minutes', 9, 600, true],
  ['ten of ten minutes', 10, 600, false],
])('%s: rapid or not', (_, seconds, expected, rapid) => {
  expect(isRapidGuess(seconds, expected)).toBe(rapid);
});
