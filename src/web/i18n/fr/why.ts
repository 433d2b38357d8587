/** Why each question was chosen, and what the answer changed. */
export const why = {
  'why.title': 'Pourquoi cette question ?',
  'why.turn':
    'C’était au tour de la compétence « {competence} », où {left, plural, one {# question pouvait} other {# questions pouvaient}} encore être posée{left, plural, one {} other {s}}.',
  'why.drawn':
    '{among, plural, =1 {C’était celle qui en disait le plus sur le niveau.} other {Elle a été tirée au sort parmi les # qui en disaient le plus sur le niveau ; elle était la n° {place}.}}',
  'why.seen-earlier': 'Elle avait déjà été posée lors d’un essai précédent : il n’en restait pas d’autre.',
  'why.met-earlier':
    '{items, plural, one {# question déjà posée lors d’un essai précédent a été écartée.} other {# questions déjà posées lors d’un essai précédent ont été écartées.}}',
  'why.enemy':
    '{items, plural, one {# question trop proche d’une autre a été écartée.} other {# questions trop proches d’une autre ont été écartées.}}',
  'why.two-in-a-row':
    '{items, plural, one {# question exigeante a été écartée, la précédente l’étant déjà.} other {# questions exigeantes ont été écartées, la précédente l’étant déjà.}}',
  'why.type-share':
    '{items, plural, one {# question à choix unique a été écartée, pour varier.} other {# questions à choix unique ont été écartées, pour varier.}}',
  'why.reading-load':
    '{items, plural, one {# question longue a été écartée, pour ne pas trop faire lire.} other {# questions longues ont été écartées, pour ne pas trop faire lire.}}',
  'why.rate':
    '{items, plural, one {# question a été écartée : trop de personnes l’ont déjà eue.} other {# questions ont été écartées : trop de personnes les ont déjà eues.}}',
  'why.moved':
    '{direction, select, up {La réponse a fait monter l’estimation du niveau} down {La réponse a fait baisser l’estimation du niveau} other {La réponse n’a presque pas changé l’estimation du niveau}}{surer, select, yes {, qui est devenue plus précise.} other { sans la rendre plus précise.}}',
  'why.figures': 'De {before, number} (± {beforeSd, number}) à {after, number} (± {afterSd, number}) logit.',
} as const;
