/** What administrators read on their pages. */
export const administrator = {
  'administrator.enter-title': 'Entrer dans l’administration',
  'administrator.enter':
    'Ce lien ouvre l’administration de Parcours dans ce navigateur. Il ne sert qu’une fois.',
  'administrator.enter-button': 'Entrer',
  'administrator.enter-note':
    'L’accès se ferme après trente minutes sans activité, et au bout de huit heures dans tous les cas.',
  'administrator.needed': 'Cette page est réservée à l’équipe qui gère ce service.',
  'administrator.how':
    'Sur le serveur, cette commande donne un lien valable quinze minutes, qui ne sert qu’une fois :',
  'administrator.sign-in-with': 'Se connecter avec mon établissement',
  'administrator.link-invalid': 'Ce lien n’est pas valable, a déjà servi ou a expiré.',
  'administrator.sign-in-over':
    'Cette connexion a trop attendu, ou a commencé dans un autre navigateur. Recommencez.',
  'administrator.sign-in-refused':
    'Votre établissement n’a pas confirmé la connexion. Recommencez ; si cela se répète, la raison est dans le journal du service.',
  'administrator.sign-in-unavailable':
    'Le service de connexion de votre établissement ne répond pas. Réessayez dans un instant, ou utilisez un lien.',
  'administrator.not-allowed':
    'Vous êtes bien connecté·e, mais votre compte ne figure pas parmi ceux qui administrent ce service.',
  'administrator.navigation': 'Administration',
  'administrator.leave': 'Se déconnecter',
  'administrator.home': 'Vue d’ensemble',
  'administrator.home-title': 'Vue d’ensemble du service',
} as const;
