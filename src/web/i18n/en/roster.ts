import type { roster as french } from '../fr/roster.js';

/** What teachers read of the course's list. */
export const roster: Record<keyof typeof french, string> = {
  'roster.count':
    '{total, plural, =0 {The course list is empty} one {Out of # person} other {Out of # people}}{total, plural, =0 {} other {: {finished, plural, =0 {nobody has finished} one {# has finished} other {# have finished}}{open, plural, =0 {} other {, # in progress}}{notBegun, plural, =0 {} one {, # has not started} other {, # have not started}}}}.',
  'roster.count-left':
    '{left, plural, one {# person has left the course.} other {# people have left the course.}}',
  'roster.read': 'Course list read {age}.',
  'roster.age-minutes': '{count, plural, =0 {just now} one {# minute ago} other {# minutes ago}}',
  'roster.age-hours': '{count, plural, one {# hour ago} other {# hours ago}}',
  'roster.age-days': '{count, plural, one {# day ago} other {# days ago}}',
  'roster.underway': 'Your LMS is preparing the course list. Reload the page in a moment.',
  'roster.not-given': 'Your LMS does not give the course list: only people who have started appear.',
  'roster.refused':
    'Your LMS refuses to give Parcours the course list. The team that runs the LMS can allow it.',
  'roster.unavailable':
    'The course list could not be read: your LMS does not answer. Try again in a few minutes.',
  'roster.malformed': 'The course list could not be read: your LMS sent one that makes no sense.',
  'roster.refresh': 'Refresh the list',
  'roster.nameless': 'No name',
  'roster.not-begun': 'not started',
  'roster.new': 'recent arrival',
  'roster.left': 'has left the course',
  'roster.filter-not-begun': 'Not started',
  'roster.filter-left': 'Has left the course',
  'roster.filter-group': 'Group',
  'roster.all-groups': 'All',
  'roster.column-groups': 'Groups',
  'roster.column-points': 'Grade out of 100',
  'roster.column-grade-state': 'State of the grade',
  'roster.column-course': 'In the course',
  'roster.yes': 'yes',
  'roster.no': 'no',
  'roster.download': 'Download (CSV)',
  'roster.file-name': 'progress',
};
