import type { grades as french } from '../fr/grades.js';

/** What teachers read on the page of a link's grades: where each one is, why, and what to do. */
export const grades: Record<keyof typeof french, string> = {
  'grades.title': 'Grade delivery',
  'grades.link': 'Grade delivery',
  'grades.back': 'Back to the list',
  'grades.lead': 'Each grade goes to the course gradebook by itself. This page says where they are.',
  'grades.none': 'No grade to send yet: they will appear here as soon as somebody finishes.',
  'grades.filter': 'Show',
  'grades.all': 'All',
  'grades.delivered': 'Delivered',
  'grades.due': 'On their way',
  'grades.kept': 'Kept by the course',
  'grades.refused': 'Refused',
  'grades.different': 'Different',
  'grades.nobody': 'No grade of this kind.',
  'grades.column-name': 'Name',
  'grades.column-points': 'Our grade',
  'grades.column-there': 'In the gradebook',
  'grades.column-state': 'Where it is',
  'grades.column-action': 'Act',
  'grades.points': '{points, number} / 100',
  'grades.nothing-there': 'nothing',
  'grades.same': 'the same',
  'grades.is-delivered': 'Delivered on {date}.',
  'grades.is-due': 'On its way.',
  'grades.is-waiting': '{reason} Next try: {date}.',
  'grades.is-kept': 'The gradebook keeps {points, number} / 100, set afterwards.',
  'grades.is-kept-unknown': 'The gradebook keeps a value that was set afterwards.',
  'grades.kept-advice': 'Nothing to do if that was meant. Otherwise, send ours.',
  'grades.no-answer': 'The course does not answer.',
  'grades.asked-to-wait': 'The course asks us to wait a little.',
  'grades.no-access': 'The course does not let Parcours in for the moment.',
  'grades.no-service': 'This activity has no grade in the course.',
  'grades.no-service-advice':
    'Accept grades in the activity’s settings, then open it once: they will be sent.',
  'grades.suspended': 'The team that runs Parcours has suspended access from this course.',
  'grades.not-graded': 'This person gets no grade in this course.',
  'grades.not-graded-advice':
    'Check that they are enrolled as a student, then send again. For somebody who teaches, this is as it should be.',
  'grades.gone': 'This person or this activity was erased from Parcours.',
  'grades.no-column': 'The course has no column for this grade, and lets none be made.',
  'grades.no-column-advice': 'Accept grades in the activity’s settings, open it, then send again.',
  'grades.column-lost': 'The column of this grade has gone from the gradebook.',
  'grades.column-lost-advice': 'Open the activity from the course, then send again.',
  'grades.forbidden': 'The course does not allow Parcours to write this grade.',
  'grades.forbidden-advice': 'Ask whoever administers the LMS to check Parcours’ services.',
  'grades.other-refusal': 'The course refused this grade.',
  'grades.other-advice':
    'Send it again. If that happens again, give this code to the team that runs Parcours: {code}.',
  'grades.resend': 'Send again',
  'grades.send-ours': 'Send ours',
  'grades.resend-of': 'Send the grade of {name} again',
  'grades.send-ours-of': 'Send our grade of {name} in place of the gradebook’s',
  'grades.resend-refused':
    '{count, plural, one {Send the refused grade again} other {Send the # refused grades again}}',
  'grades.resend-kept':
    '{count, plural, one {Replace the kept grade by ours} other {Replace the # kept grades by ours}}',
  'grades.resend-kept-note': 'Values set by hand in the gradebook will be lost.',
  'grades.sent':
    '{count, plural, =0 {Nothing to send again: it has all moved meanwhile.} one {Done: # grade will be sent again in a moment.} other {Done: # grades will be sent again in a moment.}}',
  'grades.compare': 'Compare with the gradebook',
  'grades.compare-again': 'Compare again',
  'grades.compared':
    'Gradebook read on {date}: {different, plural, =0 {all is as here} one {# difference} other {# differences}}.',
  'grades.compare-unreadable':
    'The course does not let Parcours read its grades, or the activity has no column there yet.',
  'grades.compare-unanswered':
    'The gradebook could not be read: the course does not answer. Try again in a moment.',
};
