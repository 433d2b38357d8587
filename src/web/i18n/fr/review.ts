/** What teachers read of one learner's sittings. */
export const review = {
  'review.back': 'Tout le groupe',
  'review.nothing-title': 'Rien à voir encore',
  'review.nothing':
    'Cette personne n’a pas encore commencé cette activité. Ses réponses et ses résultats seront ici dès qu’elle l’aura ouverte et commencée.',
  'review.attempts': 'Ses essais',
  'review.attempt': 'Essai {number}',
  'review.open': 'en cours',
  'review.answers': 'Réponses',
  'review.score':
    '{answers, plural, =0 {aucune réponse} one {# réponse} other {# réponses}}, {right, plural, =0 {aucune juste} one {# juste} other {# justes}}',
  'review.grade': 'Note qui compte : {points, number} / 100 (essai {number}).',
  'review.comment': 'Ce que dit le carnet de notes à côté :',
  'review.domains': 'Par domaine',
  'review.items': 'Question par question',
  'review.no-answer': 'Aucune réponse pour l’instant.',
  'review.answer': 'Réponse donnée',
  'review.rapid': 'répondu très vite',
  'review.time': '{minutes, plural, =0 {{seconds} s} other {# min {seconds} s}}',
} as const;
