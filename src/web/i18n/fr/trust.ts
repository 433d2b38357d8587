/** What is said of the trust between a platform and us, beside a refused launch. */
export const trust = {
  'access-suspended.title': 'L’accès est suspendu pour le moment',
  'access-suspended.text':
    'L’équipe qui gère Parcours a suspendu l’accès depuis votre environnement d’apprentissage. Vos réponses sont gardées. Dès que l’accès rouvrira, rechargez cette page ou rouvrez l’activité depuis votre cours : vous reprendrez au même endroit.',

  'registered.can-title': 'Ce que Parcours peut faire',
  'registered.can-open': 'Ouvrir un parcours depuis un cours.',
  'registered.can-choose': 'Laisser les enseignants choisir ou composer un parcours sans quitter le cours.',
  'registered.can-name': 'Montrer aux enseignants le nom des personnes de leur cours.',
  'registered.can-score': 'Envoyer les notes dans le carnet de notes.',
  'registered.can-make-columns': 'Trouver la colonne d’une activité dans le carnet de notes, ou la créer.',
  'registered.can-compare': 'Relire une note du carnet, pour ne jamais remplacer celle d’un enseignant.',
  'registered.can-list': 'Montrer aux enseignants qui, dans leur cours, n’a pas encore commencé.',
  'registered.can-group': 'Filtrer le suivi et les exports par groupe.',
  'registered.cannot-title': 'Ce qui n’est pas accordé',
  'registered.cannot-hint':
    'Cela se règle dans votre environnement d’apprentissage. Tout le reste fonctionne sans.',
  'registered.without-choosing':
    'Le choix depuis le cours : un enseignant colle l’adresse du lien, puis choisit le parcours en l’ouvrant.',
  'registered.without-names': 'Les noms : la liste de l’enseignant montre des numéros.',
  'registered.without-score': 'L’envoi des notes : elles restent dans Parcours.',
  'registered.without-columns':
    'La création de colonnes : une activité n’a de note que si le cours lui a donné une colonne.',
  'registered.without-results':
    'La relecture des notes : quand le carnet en garde une autre, Parcours ne sait pas dire laquelle.',
  'registered.without-members':
    'La liste des inscrits : un enseignant voit les personnes à partir de leur première ouverture.',
  'registered.without-groups': 'Les groupes : le suivi montre le cours entier.',
  'registered.privacy': 'De vos utilisateurs, Parcours demande le nom, jamais le courriel.',
  'registered.letter': 'À la lettre',
  'registered.issuer': 'Émetteur',
  'registered.client-id': 'Identifiant client',
  'registered.scopes': 'Services accordés (scopes)',
  'registered.messages': 'Messages convenus',
  'registered.placements': 'Emplacements',
  'registered.claims': 'Données personnelles (claims)',
  'registered.not-said': 'votre plateforme ne le dit pas',
  'registered.closing':
    'Cette fenêtre se ferme d’elle-même dans quelques secondes. Touchez la page pour la garder ouverte.',
} as const;
