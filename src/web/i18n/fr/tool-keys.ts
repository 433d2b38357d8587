/** What administrators read of our signing keys. */
export const toolKeys = {
  'keys.title': 'Clés',
  'keys.page-title': 'Clés de signature',
  'keys.lead':
    'Elles prouvent aux plateformes que c’est bien Parcours qui demande à envoyer une note ou propose un contenu. Leur moitié publique est à l’adresse ci-dessous.',
  'keys.address': 'Clés publiques',
  'keys.column-key': 'Clé (kid)',
  'keys.column-state': 'État',
  'keys.column-since': 'Signe depuis',
  'keys.column-until': 'Retrait',
  'keys.state-next': 'suivante',
  'keys.state-signing': 'signe',
  'keys.state-replaced': 'remplacée',
  'keys.state-over': 'retirée',
  'keys.until-replaced': 'une semaine après la suivante',
  'keys.rotate-title': 'Changer de clé',
  'keys.rotate-text':
    'Une nouvelle clé est publiée tout de suite et signe dans une heure, le temps que les plateformes la connaissent. L’ancienne reste publiée une semaine, pour que rien de ce qu’elle a signé ne soit refusé.',
  'keys.rotate-when': 'La nouvelle clé signe',
  'keys.rotate-later': 'dans une heure',
  'keys.rotate-now': 'tout de suite, et l’ancienne est retirée aussitôt : elle n’est plus sûre',
  'keys.rotate': 'Changer la clé',
  'keys.waiting': 'Une nouvelle clé est déjà publiée ; elle signera le {date}.',
  'keys.did-rotate': 'C’est fait : la nouvelle clé est publiée.',
} as const;
