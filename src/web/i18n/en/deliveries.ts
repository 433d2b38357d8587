import type { deliveries as french } from '../fr/deliveries.js';

/** What administrators read of the delivery of grades. */
export const deliveries: Record<keyof typeof french, string> = {
  'deliveries.title': 'Grades',
  'deliveries.page-title': 'Delivery of grades',
  'deliveries.lead':
    'How the grades on their way to the courses stand, without names and without the grades themselves.',
  'deliveries.due': 'due',
  'deliveries.delivered': 'delivered',
  'deliveries.kept': 'replaced by the course',
  'deliveries.refused': 'refused',
  'deliveries.oldest': 'The oldest that is due has waited since {date}.',
  'deliveries.by-platform': 'By platform',
  'deliveries.platform': 'Platform',
  'deliveries.none': 'No grade has been sent yet.',
  'deliveries.obstacles': 'What stands in their way',
  'deliveries.no-obstacles': 'Nothing: all that was to arrive has arrived, or is leaving.',
  'deliveries.state': 'State',
  'deliveries.problem': 'Reason',
  'deliveries.count': 'How many',
  'deliveries.again-title': 'Send again',
  'deliveries.again-text':
    'What platforms refused leaves once more, when its cause is mended. What is due is tried again by itself.',
  'deliveries.again-which': 'Which grades',
  'deliveries.again-all': 'All platforms',
  'deliveries.again': 'Send the refused grades again',
  'deliveries.did-again':
    '{count, plural, =0 {No grade was refused.} one {# grade leaves once more.} other {# grades leave once more.}}',
  'problem.no-service':
    'The LMS offered no grade service for this link: accept grades from the tool in the activity.',
  'problem.scope-missing':
    'The link has no gradebook column, and Parcours may make none: give the activity a grade, or allow line items.',
  'problem.registration-inactive': 'The platform is suspended, or waits for approval.',
  'problem.gone': 'The link, the platform or the person is no longer here.',
  'problem.no-access-token':
    'The platform gave no access token: can it read our keys (/lti/jwks), is the tool active there?',
  'problem.answer-malformed': 'The platform’s answer cannot be used.',
  'problem.not-graded': 'The person has no role that is graded in this course: that is no error.',
  'problem.conflict': 'The gradebook has a newer value, which stands.',
};
