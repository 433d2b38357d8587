/** What teachers read on the page of a link's grades: where each one is, why, and what to do. */
export const grades = {
  'grades.title': 'Envoi des notes',
  'grades.link': 'Envoi des notes',
  'grades.back': 'Revenir au suivi',
  'grades.lead':
    'Chaque note part d’elle-même vers le carnet de notes du cours. Cette page dit où elles en sont.',
  'grades.none':
    'Aucune note à envoyer pour l’instant : elles apparaîtront ici dès qu’un parcours sera terminé.',
  'grades.filter': 'Montrer',
  'grades.all': 'Toutes',
  'grades.delivered': 'Arrivées',
  'grades.due': 'En route',
  'grades.kept': 'Gardées par le cours',
  'grades.refused': 'Refusées',
  'grades.different': 'Différentes',
  'grades.nobody': 'Aucune note dans ce cas.',
  'grades.column-name': 'Nom',
  'grades.column-points': 'Notre note',
  'grades.column-there': 'Dans le carnet',
  'grades.column-state': 'Où elle en est',
  'grades.column-action': 'Agir',
  'grades.points': '{points, number} / 100',
  'grades.nothing-there': 'rien',
  'grades.same': 'identique',
  'grades.is-delivered': 'Arrivée le {date}.',
  'grades.is-due': 'En route.',
  'grades.is-waiting': '{reason} Prochain essai : {date}.',
  'grades.is-kept': 'Le carnet garde {points, number} / 100, mis après coup.',
  'grades.is-kept-unknown': 'Le carnet garde une valeur mise après coup.',
  'grades.kept-advice': 'Rien à faire si c’est voulu. Sinon, envoyez la nôtre.',
  'grades.no-answer': 'Le cours ne répond pas.',
  'grades.asked-to-wait': 'Le cours demande d’attendre un peu.',
  'grades.no-access': 'Le cours ne laisse pas entrer Parcours pour l’instant.',
  'grades.no-service': 'Cette activité n’a pas de note dans le cours.',
  'grades.no-service-advice':
    'Acceptez les notes dans les réglages de l’activité, puis ouvrez-la une fois : elles partiront.',
  'grades.suspended': 'L’équipe qui gère Parcours a suspendu l’accès de ce cours.',
  'grades.not-graded': 'Cette personne n’a pas de note dans ce cours.',
  'grades.not-graded-advice':
    'Vérifiez qu’elle y est inscrite comme étudiante, puis renvoyez. Pour une personne qui enseigne, c’est normal.',
  'grades.gone': 'Cette personne ou cette activité a été effacée de Parcours.',
  'grades.no-column': 'Le cours n’a pas de colonne pour cette note, et n’en laisse pas créer.',
  'grades.no-column-advice': 'Acceptez les notes dans les réglages de l’activité, ouvrez-la, puis renvoyez.',
  'grades.column-lost': 'La colonne de cette note a disparu du carnet.',
  'grades.column-lost-advice': 'Ouvrez l’activité depuis le cours, puis renvoyez.',
  'grades.forbidden': 'Le cours n’autorise pas Parcours à écrire cette note.',
  'grades.forbidden-advice':
    'Demandez à la personne qui administre le LMS de vérifier les services de Parcours.',
  'grades.other-refusal': 'Le cours a refusé cette note.',
  'grades.other-advice':
    'Renvoyez-la. Si cela se répète, donnez ce code à l’équipe qui gère Parcours : {code}.',
  'grades.resend': 'Renvoyer',
  'grades.send-ours': 'Envoyer la nôtre',
  'grades.resend-of': 'Renvoyer la note de {name}',
  'grades.send-ours-of': 'Envoyer notre note de {name} à la place de celle du carnet',
  'grades.resend-refused':
    '{count, plural, one {Renvoyer la note refusée} other {Renvoyer les # notes refusées}}',
  'grades.resend-kept':
    '{count, plural, one {Remplacer la note gardée par la nôtre} other {Remplacer les # notes gardées par les nôtres}}',
  'grades.resend-kept-note': 'Les valeurs mises à la main dans le carnet seront perdues.',
  'grades.sent':
    '{count, plural, =0 {Rien à renvoyer : tout a déjà bougé entre-temps.} one {C’est parti : # note sera renvoyée dans l’instant.} other {C’est parti : # notes seront renvoyées dans l’instant.}}',
  'grades.compare': 'Comparer avec le carnet de notes',
  'grades.compare-again': 'Comparer à nouveau',
  'grades.compared':
    'Carnet de notes lu le {date} : {different, plural, =0 {tout y est comme ici} one {# différence} other {# différences}}.',
  'grades.compare-unreadable':
    'Le cours ne laisse pas Parcours relire ses notes, ou l’activité n’y a pas encore de colonne.',
  'grades.compare-unanswered':
    'Le carnet de notes n’a pas pu être lu : le cours ne répond pas. Réessayez dans un moment.',
} as const;
