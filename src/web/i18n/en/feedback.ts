import type { feedback as fr } from '../fr/feedback.js';

export const feedback: Record<keyof typeof fr, string> = {
  'feedback.title': 'Feedback on question {number}',
  'feedback.right': 'That is right',
  'feedback.wrong': 'That is not the expected answer',
  'feedback.partly': 'That is partly right',
  'feedback.skipped': 'You skipped this question',
  'feedback.your-answer': 'Your answer',
  'feedback.expected': 'Expected answer',
  'feedback.explanation': 'Why',
  'feedback.next': 'Continue',
  'feedback.finish': 'See my result',
  'feedback.chosen-right': 'chosen, right',
  'feedback.chosen-wrong': 'chosen, to be ruled out',
  'feedback.missed': 'right, not chosen',
  'feedback.left': 'not chosen',
  'feedback.withdrawn': 'This question was withdrawn since: it no longer counts.',
};
