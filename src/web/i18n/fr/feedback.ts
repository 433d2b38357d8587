/** What follows an answer. */
export const feedback = {
  'feedback.title': 'Retour sur la question {number}',
  'feedback.right': 'C’est juste',
  'feedback.wrong': 'Ce n’est pas la réponse attendue',
  'feedback.partly': 'C’est juste en partie',
  'feedback.skipped': 'Vous avez passé cette question',
  'feedback.your-answer': 'Votre réponse',
  'feedback.expected': 'Réponse attendue',
  'feedback.explanation': 'Pourquoi',
  'feedback.next': 'Continuer',
  'feedback.finish': 'Voir mon résultat',
  'feedback.chosen-right': 'choisi, juste',
  'feedback.chosen-wrong': 'choisi, à écarter',
  'feedback.missed': 'juste, non choisi',
  'feedback.left': 'non choisi',
  'feedback.withdrawn': 'Cette question a été retirée depuis : elle ne compte plus.',
} as const;
