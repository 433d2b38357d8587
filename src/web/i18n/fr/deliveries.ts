/** What administrators read of the delivery of grades. */
export const deliveries = {
  'deliveries.title': 'Notes',
  'deliveries.page-title': 'Envoi des notes',
  'deliveries.lead':
    'Où en sont les notes qui partent vers les cours, sans les noms ni les notes elles-mêmes.',
  'deliveries.due': 'en attente',
  'deliveries.delivered': 'arrivées',
  'deliveries.kept': 'remplacées par le cours',
  'deliveries.refused': 'refusées',
  'deliveries.oldest': 'La plus ancienne en attente l’est depuis le {date}.',
  'deliveries.by-platform': 'Par plateforme',
  'deliveries.platform': 'Plateforme',
  'deliveries.none': 'Aucune note n’a encore été envoyée.',
  'deliveries.obstacles': 'Ce qui les retient',
  'deliveries.no-obstacles': 'Rien : tout ce qui devait arriver est arrivé, ou part.',
  'deliveries.state': 'État',
  'deliveries.problem': 'Motif',
  'deliveries.count': 'Nombre',
  'deliveries.again-title': 'Envoyer de nouveau',
  'deliveries.again-text':
    'Ce que les plateformes ont refusé part de nouveau, quand la cause est corrigée. Ce qui est en attente est retenté de lui-même.',
  'deliveries.again-which': 'Quelles notes',
  'deliveries.again-all': 'Toutes les plateformes',
  'deliveries.again': 'Envoyer de nouveau les notes refusées',
  'deliveries.did-again':
    '{count, plural, =0 {Aucune note n’était refusée.} one {# note part de nouveau.} other {# notes partent de nouveau.}}',
  'problem.no-service':
    'Le LMS n’a pas ouvert le service de notes pour ce lien : acceptez les notes de l’outil dans l’activité.',
  'problem.scope-missing':
    'Le lien n’a pas de colonne de notes, et Parcours ne peut pas en créer : notez l’activité, ou autorisez la gestion des colonnes.',
  'problem.registration-inactive': 'La plateforme est suspendue ou attend d’être validée.',
  'problem.gone': 'Le lien, la plateforme ou la personne n’existe plus ici.',
  'problem.no-access-token':
    'La plateforme n’a pas donné de jeton d’accès : peut-elle lire nos clés (/lti/jwks), l’outil y est-il actif ?',
  'problem.answer-malformed': 'La réponse de la plateforme est inutilisable.',
  'problem.not-graded': 'La personne n’a pas de rôle noté dans ce cours : ce n’est pas une erreur.',
  'problem.conflict': 'Le carnet de notes a une valeur plus récente, qui reste.',
} as const;
