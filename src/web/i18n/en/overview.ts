import type { overview as french } from '../fr/overview.js';

/** What administrators read first. */
export const overview: Record<keyof typeof french, string> = {
  'overview.waits': 'What waits for you',
  'overview.nothing-waits': 'Nothing waits for you. All goes its way.',
  'overview.platforms-pending':
    '{count, plural, one {# platform waits for approval} other {# platforms wait for approval}}',
  'overview.deployments-pending':
    '{count, plural, one {# deployment waits for approval on {platform}} other {# deployments wait for approval on {platform}}}',
  'overview.grades-refused':
    '{count, plural, one {# grade refused by its platform} other {# grades refused by their platform}}',
  'overview.grades-late': '{count, plural, one {# grade due} other {# grades due}}, the oldest since {date}',
  'overview.refused-day':
    '{count, plural, =0 {No launch refused} one {# launch refused} other {# launches refused}} in the last twenty-four hours',
  'overview.see': 'See which',
  'overview.launches-title': 'Launches',
};
