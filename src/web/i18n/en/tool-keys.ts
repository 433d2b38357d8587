import type { toolKeys as french } from '../fr/tool-keys.js';

/** What administrators read of our signing keys. */
export const toolKeys: Record<keyof typeof french, string> = {
  'keys.title': 'Keys',
  'keys.page-title': 'Signing keys',
  'keys.lead':
    'They prove to platforms that it is Parcours that asks to send a grade or offers content. Their public half is at the address below.',
  'keys.address': 'Public keys',
  'keys.column-key': 'Key (kid)',
  'keys.column-state': 'State',
  'keys.column-since': 'Signs since',
  'keys.column-until': 'Withdrawal',
  'keys.state-next': 'next',
  'keys.state-signing': 'signing',
  'keys.state-replaced': 'replaced',
  'keys.state-over': 'withdrawn',
  'keys.until-replaced': 'a week after the next one',
  'keys.rotate-title': 'Change the key',
  'keys.rotate-text':
    'A new key is published now and signs in an hour, by when platforms know it. The old one stays published for a week, so that nothing it signed is refused.',
  'keys.rotate-when': 'The new key signs',
  'keys.rotate-later': 'in an hour',
  'keys.rotate-now': 'at once, and the old one is withdrawn: it is no longer safe',
  'keys.rotate': 'Change the key',
  'keys.waiting': 'A new key is published already; it will sign on {date}.',
  'keys.did-rotate': 'Done: the new key is published.',
};
