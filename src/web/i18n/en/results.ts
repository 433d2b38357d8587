import type { results as fr } from '../fr/results.js';

export const results: Record<keyof typeof fr, string> = {
  'results.title': 'Your result',
  'results.lead':
    'Thank you for going all the way: {answers, plural, one {# question} other {# questions}}{right, plural, =0 {{partly, plural, =0 {} other {, # partly right}}} other {, # fully right{partly, plural, =0 {} other { and # partly right}}}}.',
  'results.finished': 'finished on {date}',
  'results.overall': 'Overall',
  'results.between': 'between {lowest} and {highest}',
  'results.at-this-level': 'at this level',
  'results.not-enough': 'not enough answers yet',
  'results.unmeasured': 'not measured this time',
  'results.provisional':
    'Provisional result: the difficulty of the questions still rests on expert opinion. The levels of Parcours are not those of Pix.',
  'results.domains-title': 'Your five domains',
  'results.domains-title-some': 'Your domains',
  'results.chart-caption': 'The dot shows the estimated level; the bar shows where it very probably lies.',
  'results.table-title': 'The same results as a table',
  'results.column-domain': 'Domain',
  'results.column-level': 'Level',
  'results.column-range': 'Probable range',
  'results.column-answers': 'Answers',
  'results.competences-title': 'Competence by competence',
  'results.grade': 'Your grade for the course: {points, number} out of {most, number}.',
  'results.grade-alone': 'Your grade: {points, number} out of {most, number}.',
  'results.grade-not-sent': 'This activity has no grade in the course: nothing is sent there.',
  'results.grade-due': 'It is on its way there. You can close this page: it will get there.',
  'results.grade-delivered': 'It has reached the course.',
  'results.grade-kept': 'The course keeps the grade that was entered there in the meantime.',
  'results.grade-refused': 'The course did not accept the grade. Your teacher sees this too: talk to them.',
  'results.passed': 'You reached the passing mark ({points, number} out of {most, number}).',
  'results.not-passed':
    'The passing mark ({points, number} out of {most, number}) was not reached this time.',
  'results.time-up': 'Time was up before the last question: the result rests on what you had submitted.',
  'results.late': 'Time is up: your last answer came too late. What you had submitted counts.',
  'results.basis':
    '{probability, plural, =10 {More than 9 chances} other {# chances}} in 10 of being at this level{lowest, select, yes {} other { or above}}. {answers, plural, one {# answer} other {# answers}} here{mostly, select, yes {; the rest is mostly inferred from the other answers} other {}}.',
  'results.rapid':
    '{rapid, plural, one {One answer came} other {# answers came}} faster than the question can be read. {rapid, plural, one {It counts} other {They count}} like the others.',
  'results.rapid-again':
    'If you start again, take the time to read: the result will be closer to what you can do.',
  'results.review-title': 'Review the questions',
  'results.review-none': 'This path does not show the correct answers.',
  'results.right-mark': 'right',
  'results.wrong-mark': 'to review',
  'results.partly-mark': 'partly right',
  'results.skipped-mark': 'skipped',
};
