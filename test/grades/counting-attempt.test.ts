import fc from 'fast-check';
import { countingAttempt, type GradedAttempt } from '../../src/grades/counting-attempt.js';

const SHARES = [0, 0.25, 0.5, 1];
const attempts = fc.array(fc.constantFrom(...SHARES), { minLength: 1, maxLength: 6 }).chain((shares) =>
  fc.shuffledSubarray(
    shares.map((share, index): GradedAttempt => ({ attempt: index + 1, share })),
    { minLength: 1 },
  ),
);

function inOrder(some: readonly GradedAttempt[]): GradedAttempt[] {
  return [...some].sort((a, b) => a.attempt - b.attempt);
}

it('is none where there is none', () => {
  const none: GradedAttempt[] = [];
  expect(countingAttempt(none, 'best')).toBeUndefined();
});

it('is the first or the last, in whatever order they come', () => {
  fc.assert(
    fc.property(attempts, (some) => {
      expect(countingAttempt(some, 'first')).toBe(inOrder(some)[0]);
      expect(countingAttempt(some, 'last')).toBe(inOrder(some).at(-1));
    }),
  );
});

it('is the best; of equally good ones the earliest', () => {
  fc.assert(
    fc.property(attempts, (some) => {
      const highest = Math.max(...some.map(({ share }) => share));
      expect(countingAttempt(some, 'best')).toBe(inOrder(some).find(({ share }) => share === highest));
    }),
  );
});
