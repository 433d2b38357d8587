/** What teachers read of the course's list. */
export const roster = {
  'roster.count':
    '{total, plural, =0 {La liste du cours est vide} one {Sur # personne} other {Sur # personnes}}{total, plural, =0 {} other { : {finished, plural, =0 {aucune n’a terminé} one {# a terminé} other {# ont terminé}}{open, plural, =0 {} other {, # en cours}}{notBegun, plural, =0 {} one {, # n’a pas commencé} other {, # n’ont pas commencé}}}}.',
  'roster.count-left':
    '{left, plural, one {# personne a quitté le cours.} other {# personnes ont quitté le cours.}}',
  'roster.read': 'Liste du cours lue {age}.',
  'roster.age-minutes': '{count, plural, =0 {à l’instant} one {il y a # minute} other {il y a # minutes}}',
  'roster.age-hours': 'il y a {count, plural, one {# heure} other {# heures}}',
  'roster.age-days': 'il y a {count, plural, one {# jour} other {# jours}}',
  'roster.underway': 'Votre LMS prépare la liste du cours. Rechargez la page dans un instant.',
  'roster.not-given':
    'Votre LMS ne donne pas la liste du cours : seules les personnes qui ont commencé apparaissent.',
  'roster.refused':
    'Votre LMS refuse de donner la liste du cours à Parcours. L’équipe qui gère le LMS peut l’autoriser.',
  'roster.unavailable':
    'La liste du cours n’a pas pu être lue : votre LMS ne répond pas. Réessayez dans quelques minutes.',
  'roster.malformed': 'La liste du cours n’a pas pu être lue : votre LMS en a envoyé une qui est illisible.',
  'roster.refresh': 'Actualiser la liste',
  'roster.nameless': 'Sans nom',
  'roster.not-begun': 'pas commencé',
  'roster.new': 'arrivée récente',
  'roster.left': 'a quitté le cours',
  'roster.filter-not-begun': 'Pas commencé',
  'roster.filter-left': 'A quitté le cours',
  'roster.filter-group': 'Groupe',
  'roster.all-groups': 'Tous',
  'roster.column-groups': 'Groupes',
  'roster.column-points': 'Note sur 100',
  'roster.column-grade-state': 'État de la note',
  'roster.column-course': 'Dans le cours',
  'roster.yes': 'oui',
  'roster.no': 'non',
  'roster.download': 'Télécharger (CSV)',
  'roster.file-name': 'suivi',
} as const;
