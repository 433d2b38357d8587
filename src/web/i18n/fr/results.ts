/** What the end of a path says. */
export const results = {
  'results.title': 'Votre résultat',
  'results.lead':
    'Merci d’être allé·e au bout : {answers, plural, one {# question} other {# questions}}{right, plural, =0 {{partly, plural, =0 {} one {, dont # en partie juste} other {, dont # en partie justes}}} one {, dont # entièrement juste{partly, plural, =0 {} other { et # en partie}}} other {, dont # entièrement justes{partly, plural, =0 {} other { et # en partie}}}}.',
  'results.finished': 'terminé le {date}',
  'results.overall': 'Dans l’ensemble',
  'results.between': 'entre {lowest} et {highest}',
  'results.at-this-level': 'à ce niveau',
  'results.not-enough': 'pas encore assez de réponses',
  'results.unmeasured': 'pas mesuré cette fois',
  'results.provisional':
    'Résultat provisoire : la difficulté des questions repose encore sur l’avis d’experts. Les niveaux de Parcours ne sont pas ceux de Pix.',
  'results.domains-title': 'Vos cinq domaines',
  'results.domains-title-some': 'Vos domaines',
  'results.chart-caption':
    'Le point montre le niveau estimé ; la barre, là où il se trouve très probablement.',
  'results.table-title': 'Les mêmes résultats en tableau',
  'results.column-domain': 'Domaine',
  'results.column-level': 'Niveau',
  'results.column-range': 'Étendue probable',
  'results.column-answers': 'Réponses',
  'results.competences-title': 'Compétence par compétence',
  'results.grade': 'Votre note pour le cours : {points, number} sur {most, number}.',
  'results.grade-alone': 'Votre note : {points, number} sur {most, number}.',
  'results.grade-not-sent': 'Cette activité n’a pas de note dans le cours : rien n’y est envoyé.',
  'results.grade-due': 'Elle part vers le cours. Vous pouvez fermer cette page : elle arrivera.',
  'results.grade-delivered': 'Elle est arrivée dans le cours.',
  'results.grade-kept': 'Le cours garde la note qui y a été mise entre-temps.',
  'results.grade-refused':
    'Le cours n’a pas accepté la note. Votre enseignant·e le voit aussi : parlez-lui-en.',
  'results.passed': 'Le seuil de réussite ({points, number} sur {most, number}) est atteint.',
  'results.not-passed':
    'Le seuil de réussite ({points, number} sur {most, number}) n’est pas atteint cette fois.',
  'results.time-up':
    'Le temps était écoulé avant la dernière question : le résultat porte sur ce que vous aviez validé.',
  'results.late':
    'Le temps est écoulé : votre dernière réponse est arrivée trop tard. Ce qui était validé compte.',
  'results.basis':
    '{probability, plural, =10 {Plus de 9 chances} other {# chances}} sur 10 d’être à ce niveau{lowest, select, yes {} other { ou au-dessus}}. {answers, plural, one {# réponse} other {# réponses}} ici{mostly, select, yes { ; le reste se déduit surtout des autres réponses} other {}}.',
  'results.rapid':
    '{rapid, plural, one {Une réponse est venue} other {# réponses sont venues}} plus vite que le temps de lire. {rapid, plural, one {Elle compte} other {Elles comptent}} comme les autres.',
  'results.rapid-again':
    'Si vous recommencez, prenez le temps de lire : le résultat vous ressemblera davantage.',
  'results.review-title': 'Revoir les questions',
  'results.review-none': 'Ce parcours ne montre pas le corrigé.',
  'results.right-mark': 'juste',
  'results.wrong-mark': 'à revoir',
  'results.partly-mark': 'en partie juste',
  'results.skipped-mark': 'passée',
} as const;
