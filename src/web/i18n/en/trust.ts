import type { trust as french } from '../fr/trust.js';

/** What is said of the trust between a platform and us, beside a refused launch. */
export const trust: Record<keyof typeof french, string> = {
  'access-suspended.title': 'Access is suspended for the moment',
  'access-suspended.text':
    'The team that runs Parcours has suspended access from your learning environment. Your answers are kept. As soon as access opens again, reload this page or open the activity again from your course: you will carry on in the same place.',

  'registered.can-title': 'What Parcours can do',
  'registered.can-open': 'Open a path from a course.',
  'registered.can-choose': 'Let teachers choose or compose a path without leaving the course.',
  'registered.can-name': 'Show teachers the names of the people in their course.',
  'registered.can-score': 'Send grades to the gradebook.',
  'registered.can-make-columns': 'Find an activity’s column in the gradebook, or create it.',
  'registered.can-compare':
    'Read a grade back from the gradebook, so that a teacher’s own is never replaced.',
  'registered.can-list': 'Show teachers who in their course has not begun yet.',
  'registered.can-group': 'Filter results and exports by group.',
  'registered.cannot-title': 'What is not granted',
  'registered.cannot-hint': 'It is set in your learning environment. Everything else works without it.',
  'registered.without-choosing':
    'Choosing from the course: a teacher pastes the link’s address, then chooses the path by opening it.',
  'registered.without-names': 'Names: the teacher’s list shows numbers.',
  'registered.without-score': 'Sending grades: they stay in Parcours.',
  'registered.without-columns':
    'Creating columns: an activity has a grade only if the course has given it a column.',
  'registered.without-results':
    'Reading grades back: when the gradebook keeps another one, Parcours cannot say which.',
  'registered.without-members': 'The list of members: a teacher sees people from their first opening on.',
  'registered.without-groups': 'Groups: results show the whole course.',
  'registered.privacy': 'Of your users, Parcours asks for the name, never the e-mail.',
  'registered.letter': 'To the letter',
  'registered.issuer': 'Issuer',
  'registered.client-id': 'Client id',
  'registered.scopes': 'Services granted (scopes)',
  'registered.messages': 'Messages agreed',
  'registered.placements': 'Placements',
  'registered.claims': 'Personal data (claims)',
  'registered.not-said': 'your platform does not say',
  'registered.closing': 'This window closes by itself in a few seconds. Touch the page to keep it open.',
};
