import type { module as fr } from '../fr/module.js';

export const module: Record<keyof typeof fr, string> = {
  'module.progress': 'Step {number} of {max}',
  'module.contents': 'Contents of the module',
  'module.done-mark': '(done)',
  'module.continue': 'Continue',
  'module.finish': 'Finish the module',
  'module.back': 'Back to where I was',
  'module.flash-hint': 'Think first, then open the card.',
  'module.either-hint': 'One answer for each card. Nothing is graded here.',
  'module.either-right': 'Yes.',
  'module.either-wrong': 'No.',
  'module.case-hint': 'At each stage, think before you open the answer.',
  'module.case-show': 'What a professional does',
  'module.self-check-hint': 'These ticks are neither kept nor sent: they are for you.',
  'module.results-title': 'Module finished',
  'module.results-lead':
    'Thank you for going through to the end: {answers, plural, one {# question} other {# questions}}, of which {right, plural, =0 {none was entirely right} one {# was entirely right} other {# were entirely right}}.',
  'module.further': 'To go further',
  'module.read-again': 'Read the module again',
  'module.to-result': 'Back to my result',
  'module.advice': 'To make progress',
  'module.advice-lead':
    'These modules work on the competences where you have most to gain. They change nothing in your grade.',
  'module.start-length':
    'About {minutes} minutes: short cards and {questions, plural, one {# question} other {# questions}}, each followed by its explanation. You can stop and resume exactly where you were.',
  'module.start-resume': 'Resume the module',
  'module.start-again': 'Start the module again',
  'module.objectives': 'What you will be able to do',
};
