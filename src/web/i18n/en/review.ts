import type { review as french } from '../fr/review.js';

/** What teachers read of one learner's sittings. */
export const review: Record<keyof typeof french, string> = {
  'review.back': 'The whole group',
  'review.nothing-title': 'Nothing to see yet',
  'review.nothing':
    'This person has not started this activity yet. Their answers and results will be here as soon as they have opened and started it.',
  'review.attempts': 'Their attempts',
  'review.attempt': 'Attempt {number}',
  'review.open': 'in progress',
  'review.answers': 'Answers',
  'review.score':
    '{answers, plural, =0 {no answer} one {# answer} other {# answers}}, {right, plural, =0 {none right} one {# right} other {# right}}',
  'review.grade': 'Grade that counts: {points, number} / 100 (attempt {number}).',
  'review.comment': 'What the gradebook says beside it:',
  'review.domains': 'By domain',
  'review.items': 'Question by question',
  'review.no-answer': 'No answer so far.',
  'review.answer': 'Answer given',
  'review.rapid': 'answered very fast',
  'review.time': '{minutes, plural, =0 {{seconds} sec} other {# min {seconds} sec}}',
};
