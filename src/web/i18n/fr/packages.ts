/** What a teacher reads when taking modules out of the tool. */
export const packages = {
  'packages.title': 'Emporter des modules',
  'packages.link': 'Emporter des modules (SCORM, hors ligne)',
  'packages.lead':
    'Chaque module sort en paquet : il se dépose dans votre environnement d’apprentissage comme activité SCORM, ou s’ouvre sans réseau depuis une clé. Les questions réservées aux examens n’en font jamais partie.',
  'packages.back': 'Revenir à l’activité',
  'packages.standard': 'Pour quel usage ?',
  'packages.scorm-1-2': 'SCORM 1.2',
  'packages.scorm-1-2-hint': 'Le plus sûr : Moodle et presque tous les environnements le prennent.',
  'packages.scorm-2004-4': 'SCORM 2004, 4e édition',
  'packages.scorm-2004-4-hint':
    'Si votre environnement le demande : réussite et achèvement y sont distincts.',
  'packages.scorm-2004-3': 'SCORM 2004, 3e édition',
  'packages.scorm-2004-3-hint': 'Pour un environnement qui n’a pas la 4e édition.',
  'packages.cmi5': 'cmi5',
  'packages.cmi5-hint':
    'Pour un environnement qui lance par cmi5 et garde les traces dans un LRS : chaque réponse y arrive en xAPI.',
  'packages.folder': 'Dossier, sans environnement',
  'packages.folder-hint':
    'Décompressez, ouvrez index.html : le module marche sans réseau, et rien n’est envoyé.',
  'packages.language': 'Langue des pages',
  'packages.language-fr': 'Français',
  'packages.language-en': 'English',
  'packages.still-french': 'pas encore traduit en anglais',
  'packages.modules': 'Quels modules ?',
  'packages.preview': 'Essayer, et voir ce que le LMS reçoit',
  'packages.download': 'Télécharger la sélection',
  'packages.download-all': 'Télécharger les {modules, plural, one {# module} other {# modules}}',
  'packages.choose-one': 'Choisissez d’abord un module.',
  'packages.preview-title': 'Le module dans un environnement d’apprentissage',
  'packages.preview-lead':
    'Le module, tel que le paquet le contient ({standard}, {language, select, en {pages en anglais} other {pages en français}}), et ce qu’il écrit à l’environnement d’apprentissage, au fur et à mesure. Rien n’est gardé ni envoyé au cours.',
  'packages.preview-instead-of-folder':
    'Un dossier n’écrit à aucun environnement : voici le même module en SCORM 1.2.',
  'packages.preview-instead-of-cmi5':
    'Ce que cmi5 envoie à un LRS ne se montre pas ici : voici le même module en SCORM 1.2.',
  'packages.preview-frame': 'Le module',
  'packages.preview-state': 'Où en est l’apprenant·e',
  'packages.preview-log': 'Ce que le module écrit',
  'packages.preview-element': 'Élément',
  'packages.preview-value': 'Valeur',
  'packages.preview-time': 'Heure',
  'packages.preview-characters': '@ caractères sur 4 096',
  'packages.preview-again': 'Quitter et rouvrir',
  'packages.preview-forget': 'Tout recommencer',
  'packages.preview-status': 'Statut',
  'packages.preview-score': 'Score',
  'packages.preview-location': 'Étape',
  'packages.preview-kept': 'État gardé',
  'packages.preview-to-list': 'Revenir à la liste',
  'packages.preview-script': 'Cette page a besoin de JavaScript.',
} as const;
