import type { administrator as french } from '../fr/administrator.js';

/** What administrators read on their pages. */
export const administrator: Record<keyof typeof french, string> = {
  'administrator.enter-title': 'Enter the administration',
  'administrator.enter':
    'This link opens the administration of Parcours in this browser. It works once only.',
  'administrator.enter-button': 'Enter',
  'administrator.enter-note':
    'Access closes after thirty minutes without activity, and after eight hours in any case.',
  'administrator.needed': 'This page is for the team that runs this service.',
  'administrator.how': 'On the server, this command gives a link that works once, within fifteen minutes:',
  'administrator.sign-in-with': 'Sign in with my organisation',
  'administrator.link-invalid': 'This link is not valid, was used already, or is over.',
  'administrator.sign-in-over':
    'This sign-in took too long, or began in another browser. Please begin again.',
  'administrator.sign-in-refused':
    'Your organisation did not confirm the sign-in. Please begin again; if it happens again, the service’s log says why.',
  'administrator.sign-in-unavailable':
    'Your organisation’s sign-in service does not answer. Try again in a moment, or use a link.',
  'administrator.not-allowed':
    'You are signed in, but your account is not among those that administer this service.',
  'administrator.navigation': 'Administration pages',
  'administrator.leave': 'Log out',
  'administrator.home': 'Overview',
  'administrator.home-title': 'Overview of the service',
};
