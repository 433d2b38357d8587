import type { preview as french } from '../fr/preview.js';

export const preview: Record<keyof typeof french, string> = {
  'preview.title': 'Reading {id} over',
  'preview.title-problems': 'Content to correct',
  'preview.problems': 'The content cannot be served. Correct the file: this page reloads by itself.',
  'preview.unknown': 'No item and no module is called {id}.',
  'preview.key': 'What somebody reads after their answer',
  'preview.variants': 'Its variants',
  'preview.variant': 'Variant {id}',
  'preview.marking': 'How it is marked',
  'preview.marking-one': 'One option alone is right: all or nothing.',
  'preview.marking-several': 'Each right option ticked earns its share, each wrong one ticked takes one off.',
  'preview.marking-text': 'The text is compared with the accepted answers, with the tolerances named.',
  'preview.marking-order': 'Pairs in the right order earn, pairs the wrong way round take off.',
  'preview.marking-parts': 'Each right line counts for one part.',
  'preview.place': 'Its place in the bank',
  'preview.place-text':
    '{competence}, level {level}: {same, plural, =0 {no other question} one {# other question} other {# other questions}} of this competence at this level, {all} in all.',
  'preview.load': '{words} words to read, {seconds} seconds expected.',
  'preview.findings': 'To look at',
  'preview.findings-none': 'Nothing to remark.',
  'preview.key-longest': 'The right answer is the longest.',
  'preview.catch-all': 'An option stands for others.',
  'preview.too-little-time': 'The time expected hardly allows reading it all.',
  'preview.no-level-reason': 'The reason for the level (levelReason) is missing.',
  'preview.no-barriers': 'What one must be able to do (barriers) is missing.',
  'preview.no-misconception': 'No wrong option names the wrong idea behind it (misconception).',
  'preview.no-source-address': 'The source has no address.',
  'preview.module':
    '{items, plural, one {# question} other {# questions}}, {minutes} minutes announced, about {measured} by its cards and questions.',
};
