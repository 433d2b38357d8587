import type { player as fr } from '../fr/player.js';

export const player: Record<keyof typeof fr, string> = {
  'player.length':
    'About {minutes} minutes: short cards and {questions, plural, one {# question} other {# questions}}, each followed by its explanation. You can stop and pick up exactly where you were.',
  'player.passing': 'The module is passed from {mastery} points out of 100.',
  'player.begin': 'Start the module',
  'player.resume': 'Go on with the module',
  'player.kept-lms': 'Your answers and your progress are kept by your learning environment.',
  'player.kept-disk':
    'This module works without a network. Your progress is kept by this browser, on this device: it is sent to nobody.',
  'player.data': 'Where do my answers go?',
  'player.length-title': 'How long does it take?',
  'player.grade': 'How is it graded?',
  'player.leave': 'Leave',
  'player.left-title': 'You have left the module',
  'player.left': 'What you did is saved. You can close this window or go back to your course.',
  'player.left-not-written':
    'Nothing was recorded during this visit. You can close this window or go back to your course.',
  'player.left-unsaved':
    'The learning environment did not confirm that it was saved: your last answers may be lost. Check your connection, then open the module again from your course.',
  'player.unsaved-lms':
    'Your work is not being saved at the moment. Each answer tries again, and so does a network that comes back. If this message stays, what you answer now may be lost: check your connection, then open the module again from your course.',
  'player.unsaved-disk':
    'This browser is not saving your work at the moment. Each answer tries again. If this message stays, what you answer now will be lost when you close: leave private browsing or free some space, then open the module again.',
  'player.review':
    'This visit is not recorded. For an attempt that counts, start one from your learning environment.',
  'player.other-edition-lms':
    'This module has changed since your last visit. It starts again from the beginning; what your course has recorded stays there.',
  'player.other-edition-disk':
    'This module has changed since your last visit. It starts again from the beginning: what this browser had kept no longer fits it.',
  'player.score': 'You have {points, number} points out of 100.',
  'player.passed': 'The module is passed.',
  'player.not-passed':
    'The module is passed from {mastery} points. Read again what you missed, then start over whenever you like.',
  'player.best': 'Your best attempt: {points, number} points.',
  'player.practice-title': 'More practice',
  'player.practice-lead':
    'Questions on the same competence, chosen from your answers: first those you missed and those you have not seen, neither too easy nor out of reach. Your score does not depend on them.',
  'player.practice-start': 'Practise ({questions, plural, one {# question} other {# questions}})',
  'player.practice-stop': 'Stop and go back to the result',
  'player.practice-done':
    '{answers, plural, one {One practice question} other {# practice questions}}, {right, plural, =0 {none entirely right} one {one entirely right} other {# entirely right}}.',
  'player.again': 'Start the module again',
};
