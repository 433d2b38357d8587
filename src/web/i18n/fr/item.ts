/** What stands around an item. */
export const item = {
  'item.title': 'Question {number}',
  'item.progress': 'Question {number} sur {max}',
  'item.progress-at-most': 'Question {number}, {max} au plus',
  'item.time-left':
    'Il vous reste {minutes, plural, =0 {moins d’une minute} one {# minute} other {# minutes}}.',
  'item.time-left-label': 'Temps restant',
  'item.situation': 'La situation',
  'item.several-hint': 'Plusieurs réponses sont possibles.',
  'item.submit': 'Valider ma réponse',
  'item.skip': 'Je passe',
  'item.missing-choice': 'Choisissez une réponse, ou « Je passe ».',
  'item.missing-text': 'Écrivez une réponse, ou « Je passe ».',
  'item.trial-title': 'Question à l’essai',
  'item.trial': 'Cette question est à l’essai : elle ne compte pas. Votre réponse aide à la mettre au point.',
  'item.trial-timed':
    'Cette question est à l’essai : elle ne compte pas, et le temps qu’elle vous prend vous est rendu. Votre réponse aide à la mettre au point.',
  'item.already-answered':
    'Vous aviez déjà répondu à cette question : c’est cette première réponse qui compte. Voici la suite.',
} as const;
