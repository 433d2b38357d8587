/** What the pages of practice modules say around their cards. */
export const module = {
  'module.progress': 'Étape {number} sur {max}',
  'module.contents': 'Sommaire du module',
  'module.done-mark': '(fait)',
  'module.continue': 'Continuer',
  'module.finish': 'Terminer le module',
  'module.back': 'Revenir où j’en étais',
  'module.flash-hint': 'Cherchez d’abord, puis ouvrez la carte.',
  'module.either-hint': 'Une réponse par carte. Rien n’est noté ici.',
  'module.either-right': 'Oui.',
  'module.either-wrong': 'Non.',
  'module.case-hint': 'À chaque étape, réfléchissez avant d’ouvrir la réponse.',
  'module.case-show': 'Ce que fait une personne du métier',
  'module.self-check-hint': 'Ces coches ne sont ni gardées ni transmises : elles sont pour vous.',
  'module.results-title': 'Module terminé',
  'module.results-lead':
    'Merci d’être allé·e au bout : {answers, plural, one {# question} other {# questions}}, dont {right, plural, =0 {aucune n’est entièrement juste} one {# entièrement juste} other {# entièrement justes}}.',
  'module.further': 'Pour aller plus loin',
  'module.read-again': 'Relire le module',
  'module.to-result': 'Revenir à mon résultat',
  'module.advice': 'Pour progresser',
  'module.advice-lead':
    'Ces modules travaillent les compétences où vous avez le plus à gagner. Ils ne changent rien à votre note.',
  'module.start-length':
    'Environ {minutes} minutes : de courtes fiches et {questions, plural, one {# question} other {# questions}}, chacune suivie de son explication. Vous pouvez vous arrêter et reprendre exactement où vous en étiez.',
  'module.start-resume': 'Reprendre le module',
  'module.start-again': 'Recommencer le module',
  'module.objectives': 'Ce que vous saurez faire',
} as const;
