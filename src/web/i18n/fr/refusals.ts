/** Why a login or a launch was refused, and what an administrator does about it. */
export const refusals = {
  'why.login-malformed': 'La demande de connexion était incomplète.',
  'why.launch-malformed': 'L’ouverture est arrivée sans jeton ou sans état (state).',
  'why.request-malformed': 'L’envoi n’a pas pu être lu, ou était trop gros.',
  'why.platform-error': 'Le LMS a envoyé une erreur au lieu d’un jeton.',
  'why.platform-unknown': 'Aucune plateforme n’est inscrite sous cet émetteur et cet identifiant client.',
  'why.registration-pending': 'La plateforme attend d’être validée.',
  'why.registration-suspended': 'La plateforme est suspendue.',
  'why.demo-off': 'L’environnement de démonstration est éteint, et son inscription ne vaut plus rien.',
  'why.login-unknown':
    'La connexion était déjà terminée, avait plus de dix minutes, ou n’a jamais commencé ici.',
  'why.cookie-missing': 'Le navigateur n’a pas renvoyé le cookie de connexion.',
  'why.state-mismatch': 'La connexion avait commencé dans un autre navigateur.',
  'why.token-malformed': 'Ce qui devait être un jeton signé n’en est pas un.',
  'why.algorithm-refused': 'Le jeton n’est pas signé en RS256.',
  'why.kid-missing': 'Le jeton ne dit pas quelle clé l’a signé.',
  'why.kid-unknown': 'La clé que nomme le jeton n’est pas parmi celles que publie le LMS.',
  'why.keys-unavailable': 'Les clés publiques du LMS n’ont pas pu être lues.',
  'why.signature-invalid': 'La signature ne vient pas de la clé que nomme le jeton.',
  'why.claims-malformed': 'Un champ du jeton n’est pas du bon type ; le détail technique le nomme.',
  'why.issuer-mismatch': 'L’émetteur du jeton n’est pas, à la lettre près, celui de l’inscription.',
  'why.audience-mismatch': 'Le jeton est destiné à un autre identifiant client.',
  'why.audience-untrusted': 'Le jeton est destiné aussi à quelqu’un d’autre que Parcours.',
  'why.authorized-party-mismatch': 'Le champ azp n’est pas notre identifiant client.',
  'why.time-missing': 'Le jeton ne dit pas quand il a été émis, ou jusqu’à quand il vaut.',
  'why.token-expired': 'Le jeton avait expiré depuis plus d’une minute.',
  'why.token-from-future': 'Le jeton est daté de plus d’une minute dans le futur.',
  'why.token-too-old': 'Le jeton a été émis avant la connexion à laquelle il répond.',
  'why.nonce-mismatch': 'Le jeton ne répond pas à cette connexion (nonce).',
  'why.version-unsupported': 'Le message n’est pas en LTI 1.3.',
  'why.message-type-missing': 'Le jeton ne dit pas de quel message il s’agit.',
  'why.message-type-unsupported': 'Le LMS a envoyé un message que Parcours ne traite pas.',
  'why.subject-missing': 'Le jeton ne désigne personne, même par un numéro.',
  'why.roles-missing': 'Le jeton n’a pas de champ de rôles.',
  'why.resource-link-missing': 'Le jeton ne dit pas quel lien du cours a été ouvert.',
  'why.deep-linking-settings-missing':
    'La demande de choix de contenu ne dit pas où renvoyer la réponse, ou n’accepte pas de liens LTI.',
  'why.role-not-authoring': 'Une personne qui n’enseigne pas dans ce cours a voulu y choisir un contenu.',
  'why.for-user-missing': 'La demande de relecture ne dit pas de qui est le travail.',
  'why.review-foreign': 'Un·e apprenant·e a demandé à voir le travail de quelqu’un d’autre.',
  'why.deployment-missing': 'Le jeton ne nomme aucun déploiement.',
  'why.deployment-unknown': 'Ce déploiement de la plateforme n’est pas encore validé.',
  'why.target-link-missing': 'Le jeton ne nomme aucun lien visé.',
  'why.target-link-foreign': 'Le lien visé mène ailleurs qu’à ce service.',
  'why.login-already-used':
    'Une autre ouverture a terminé cette connexion : double clic, ou page envoyée deux fois.',
  'why.too-many-failures':
    'Plus de trois cents ouvertures ont échoué depuis la même adresse en cinq minutes.',
  'why.unexpected': 'Une erreur s’est produite dans Parcours lui-même.',
  'why.other': 'Le motif est inconnu de cette version de Parcours.',
  'act.login-address':
    'Rien, si quelqu’un a tapé l’adresse à la main. Sinon, comparez l’URL de connexion dans le LMS avec celle de Parcours, /lti/login.',
  'act.redirect-address': 'Comparez l’URI de redirection dans le LMS avec celle de Parcours, /lti/launch.',
  'act.platform-error':
    'Pour une personne : elle se reconnecte au LMS et clique de nouveau. Pour tout le monde : l’URI de redirection /lti/launch manque dans le LMS.',
  'act.register':
    'Comparez l’émetteur et l’identifiant client, à la lettre près, avec la liste des plateformes ; sinon, invitez cette plateforme.',
  'act.approve': 'Validez-la sur sa page, une fois sûr·e de qui la demande.',
  'act.reactivate': 'Réactivez-la sur sa page quand il est temps.',
  'act.nothing-demo': 'Rien : démarrez le service avec DEMO_LMS=on pour l’essayer.',
  'act.click-again':
    'La personne revient au cours et clique de nouveau. Si cela arrive à beaucoup, vérifiez que tous les serveurs partagent la même base.',
  'act.new-window':
    'Réglez l’activité pour s’ouvrir dans une nouvelle fenêtre. Vérifiez aussi que PUBLIC_URL est bien l’adresse que voient les navigateurs, en https.',
  'act.watch':
    'Rien pour un cas isolé. S’il y en a beaucoup, c’est peut-être une attaque : regardez d’où ils viennent.',
  'act.lms-fault': 'C’est un défaut du LMS : mettez-le à jour, ou signalez-le à qui le fait.',
  'act.algorithm': 'Réglez le LMS pour signer en RS256.',
  'act.keys-address':
    'Vérifiez l’adresse des clés publiques sur la page de la plateforme. Si le LMS vient de changer de clés, attendez une demi-minute.',
  'act.keys-reach':
    'Ouvrez l’adresse des clés publiques depuis ce serveur. Pour une adresse privée, ajoutez son nom à ALLOWED_PRIVATE_HOSTS.',
  'act.issuer': 'Inscrivez l’émetteur comme le LMS l’écrit : une barre oblique finale compte.',
  'act.client': 'Comparez l’identifiant client dans le LMS avec celui de la page de la plateforme.',
  'act.clocks': 'Comparez l’heure des deux serveurs (NTP).',
  'act.version': 'Inscrivez l’outil dans le LMS en LTI 1.3.',
  'act.message':
    'Retirez de l’outil, dans le LMS, les usages autres que l’ouverture d’activités et le choix de contenu.',
  'act.subject': 'Interdisez l’accès anonyme à l’activité : la personne se connecte au LMS d’abord.',
  'act.course': 'Ouvrez l’outil depuis une activité d’un cours.',
  'act.teacher-role': 'Si la personne doit enseigner, donnez-lui ce rôle dans le cours.',
  'act.deployment': 'Validez ce déploiement sur la page de la plateforme, une fois sûr·e de qui il est.',
  'act.target': 'Comparez l’URL de l’outil dans le LMS avec PUBLIC_URL : protocole et port comptent.',
  'act.nothing': 'Rien à faire.',
  'act.failures':
    'Regardez les refus qui précèdent. Les bonnes ouvertures ne sont jamais comptées et passent.',
  'act.log': 'Cherchez la référence dans le journal du service, et signalez l’erreur à qui fait Parcours.',
} as const;
