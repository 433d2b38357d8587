/** What a module says when it is taken from a package: outside the tool, in an LMS or from a disk. */
export const player = {
  'player.length':
    'Environ {minutes} minutes : de courtes fiches et {questions, plural, one {# question} other {# questions}}, chacune suivie de son explication. Vous pouvez vous arrêter et reprendre exactement où vous en étiez.',
  'player.passing': 'Le module est réussi à partir de {mastery} points sur 100.',
  'player.begin': 'Commencer le module',
  'player.resume': 'Reprendre le module',
  'player.kept-lms':
    'Vos réponses et votre progression sont gardées par votre environnement d’apprentissage.',
  'player.kept-disk':
    'Ce module fonctionne sans réseau. Votre progression est gardée par ce navigateur, sur cet appareil : elle n’est envoyée à personne.',
  'player.data': 'Où vont mes réponses ?',
  'player.length-title': 'Combien de temps ?',
  'player.grade': 'Comment est-ce noté ?',
  'player.leave': 'Quitter',
  'player.left-title': 'Vous avez quitté le module',
  'player.left':
    'Ce que vous avez fait est enregistré. Vous pouvez fermer cette fenêtre ou revenir à votre cours.',
  'player.left-not-written':
    'Rien n’a été enregistré pendant cette visite. Vous pouvez fermer cette fenêtre ou revenir à votre cours.',
  'player.left-unsaved':
    'L’environnement d’apprentissage n’a pas confirmé l’enregistrement : vos dernières réponses sont peut-être perdues. Vérifiez votre connexion, puis rouvrez le module depuis votre cours.',
  'player.unsaved-lms':
    'Votre travail n’est pas enregistré en ce moment. Un nouvel essai est fait à chaque réponse, et dès que le réseau revient. Si ce message reste, ce que vous répondez maintenant peut être perdu : vérifiez votre connexion, puis rouvrez le module depuis votre cours.',
  'player.unsaved-disk':
    'Ce navigateur n’enregistre pas votre travail en ce moment. Un nouvel essai est fait à chaque réponse. Si ce message reste, ce que vous répondez maintenant sera perdu à la fermeture : quittez la navigation privée ou libérez de la place, puis rouvrez le module.',
  'player.review':
    'Cette visite n’est pas enregistrée. Pour un essai qui compte, commencez-en un depuis votre environnement d’apprentissage.',
  'player.other-edition-lms':
    'Ce module a changé depuis votre dernière visite. Il recommence au début ; ce que votre cours a déjà enregistré y reste.',
  'player.other-edition-disk':
    'Ce module a changé depuis votre dernière visite. Il recommence au début : ce que ce navigateur avait gardé ne lui correspond plus.',
  'player.score': 'Vous avez {points, number} points sur 100.',
  'player.passed': 'Le module est réussi.',
  'player.not-passed':
    'Le module est réussi à partir de {mastery} points. Relisez ce qui vous a manqué, puis recommencez quand vous voulez.',
  'player.best': 'Votre meilleur essai : {points, number} points.',
  'player.practice-title': 'S’entraîner encore',
  'player.practice-lead':
    'Des questions de la même compétence, choisies d’après vos réponses : d’abord celles qui vous ont manqué et celles que vous n’avez pas vues, ni trop faciles ni hors de portée. Votre score n’en dépend pas.',
  'player.practice-start': 'S’entraîner ({questions, plural, one {# question} other {# questions}})',
  'player.practice-stop': 'Arrêter et revoir le résultat',
  'player.practice-done':
    '{answers, plural, one {Une question d’entraînement} other {# questions d’entraînement}}, dont {right, plural, =0 {aucune entièrement juste} one {une entièrement juste} other {# entièrement justes}}.',
  'player.again': 'Recommencer le module',
} as const;
