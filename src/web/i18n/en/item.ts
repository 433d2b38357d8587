import type { item as fr } from '../fr/item.js';

export const item: Record<keyof typeof fr, string> = {
  'item.title': 'Question {number}',
  'item.progress': 'Question {number} of {max}',
  'item.progress-at-most': 'Question {number}, {max} at most',
  'item.time-left':
    'You have {minutes, plural, =0 {less than a minute} one {# minute} other {# minutes}} left.',
  'item.time-left-label': 'Time left',
  'item.situation': 'The situation',
  'item.several-hint': 'You can choose more than one answer.',
  'item.submit': 'Submit my answer',
  'item.skip': 'Skip',
  'item.missing-choice': 'Choose an answer, or “Skip”.',
  'item.missing-text': 'Write an answer, or choose “Skip”.',
  'item.trial-title': 'Question on trial',
  'item.trial': 'This question is on trial: it does not count. Your answer helps to get it right.',
  'item.trial-timed':
    'This question is on trial: it does not count, and the time it takes is given back to you. Your answer helps to get it right.',
  'item.already-answered':
    'You had already answered this question, and that first answer counts. Carry on from here.',
};
