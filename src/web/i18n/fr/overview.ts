/** What administrators read first. */
export const overview = {
  'overview.waits': 'Ce qui vous attend',
  'overview.nothing-waits': 'Rien ne vous attend. Tout suit son cours.',
  'overview.platforms-pending':
    '{count, plural, one {# plateforme attend d’être validée} other {# plateformes attendent d’être validées}}',
  'overview.deployments-pending':
    '{count, plural, one {# déploiement attend d’être validé sur {platform}} other {# déploiements attendent d’être validés sur {platform}}}',
  'overview.grades-refused':
    '{count, plural, one {# note refusée par sa plateforme} other {# notes refusées par leur plateforme}}',
  'overview.grades-late':
    '{count, plural, one {# note en attente} other {# notes en attente}}, la plus ancienne depuis le {date}',
  'overview.refused-day':
    '{count, plural, =0 {Aucune ouverture refusée} one {# ouverture refusée} other {# ouvertures refusées}} depuis vingt-quatre heures',
  'overview.see': 'Voir lesquelles',
  'overview.launches-title': 'Ouvertures',
} as const;
