import type { addPlatform as french } from '../fr/add-platform.js';

/** What administrators read where a platform is added by hand. */
export const addPlatform: Record<keyof typeof french, string> = {
  'add-platform.title': 'Connect a platform by hand',
  'add-platform.no-invitation': 'Your LMS does not know invitations?',
  'add-platform.lead': 'Two questions, then values to copy from one side to the other.',
  'add-platform.which': 'Which LMS?',
  'add-platform.choose': 'Choose',
  'add-platform.where': 'At which address?',
  'add-platform.where-hint': 'As people type it into a browser. That of a page of the LMS will do as well.',
  'add-platform.go': 'Continue',
  'add-platform.found': '{lms} at {address}',
  'add-platform.change': 'Change the LMS or the address',
  'add-platform.easier': 'Easier: an invitation',
  'add-platform.easier-text': 'This LMS can register itself, with nothing to copy.',
  'add-platform.easier-link': 'Make an invitation',
  'add-platform.enter-title': 'Enter these values in the LMS',
  'add-platform.enter-where': 'Where: {where}',
  'add-platform.ask-title': 'Copy here what the LMS shows',
  'add-platform.example': 'For example {example}',
  'add-platform.check-title': 'Check the rest',
  'add-platform.check-text': 'This is what Parcours made of the address. Compare it with what the LMS shows.',
  'add-platform.check-nothing': 'Nothing is guessed for this LMS: all is asked for above.',
  'add-platform.correct': 'Correct one of these values',
  'add-platform.correct-hint': 'An empty field keeps the value above.',
  'add-platform.submit': 'Connect this platform',
  'add-platform.summary': 'Something is left to mend in the fields below.',
  'add-platform.missing': 'This value is missing: the LMS shows it.',
  'add-platform.wrong-text': 'This text is too long, or holds characters that do not show.',
  'add-platform.wrong-address': 'Give an address with https://, without a name or a password.',
  'add-platform.wrong-issuer': 'Give an address with https://, without “?” or “#”, letter by letter.',
  'add-platform.private-address':
    'This address is private. For an LMS of the campus, name it in ALLOWED_PRIVATE_HOSTS first.',
  'add-platform.already':
    'This LMS is connected with this client id already. Nothing was changed: look for it in the list of platforms.',
  'add-platform.added-title': '{name} is connected',
  'add-platform.added': 'This platform may open Parcours from now on.',
  'add-platform.keys-answer': 'Its public keys answer: the two sides reach each other.',
  'add-platform.keys-silent':
    'Its public keys do not answer yet ({host}). As long as that is so, nothing will open. Check their address, and that this server can reach it; for a private address, name it in ALLOWED_PRIVATE_HOSTS.',
  'add-platform.next-title': 'And now',
  'add-platform.pending':
    'A launch from another deployment will be refused, and wait for your approval on the page of the platform.',
  'add-platform.see': 'See the platform',
};
