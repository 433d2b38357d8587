import { addPlatform } from './fr/add-platform.js';
import { administrator } from './fr/administrator.js';
import { asked } from './fr/asked.js';
import { common } from './fr/common.js';
import { feedback } from './fr/feedback.js';
import { item } from './fr/item.js';
import { results } from './fr/results.js';
import { deliveries } from './fr/deliveries.js';
import { grades } from './fr/grades.js';
import { inspector } from './fr/inspector.js';
import { module } from './fr/module.js';
import { overview } from './fr/overview.js';
import { packages } from './fr/packages.js';
import { platforms } from './fr/platforms.js';
import { player } from './fr/player.js';
import { preview } from './fr/preview.js';
import { refusals } from './fr/refusals.js';
import { review } from './fr/review.js';
import { roster } from './fr/roster.js';
import { teacher } from './fr/teacher.js';
import { workshop } from './fr/workshop.js';
import { toolKeys } from './fr/tool-keys.js';
import { trust } from './fr/trust.js';
import { why } from './fr/why.js';

/** Every text of the interface, in French, as ICU messages. Non-breaking spaces stand before ; : ? ! and inside « ». */
export const fr = {
  ...common,

  'home.title': 'Parcours, les compétences numériques en santé',
  'home.lead': 'Situez vos compétences numériques en santé, puis progressez, directement depuis votre cours.',
  'home.how-title': 'Comment on y entre',
  'home.how':
    'Parcours s’ouvre depuis la page de votre cours, dans Moodle ou un autre environnement d’apprentissage. Cliquez sur l’activité que votre établissement y a placée : vos réponses et votre résultat y reviennent d’eux-mêmes.',
  'home.domains-title': 'Cinq domaines, un même fil',
  'home.paths-title': 'Les parcours',
  'home.modules': '{count, plural, one {# module d’entraînement} other {# modules d’entraînement}}',
  'home.in-french': 'en français',
  'home.minutes': '{minutes} min',
  'home.demo-title': 'Essayer maintenant',
  'home.demo': 'Ce serveur tourne sur votre machine avec un environnement d’apprentissage de démonstration.',
  'home.demo-link': 'Ouvrir l’environnement de démonstration',

  'start.hello': 'Bonjour {name}',
  'start.hello-anonymous': 'Bonjour',
  'start.what': 'De quoi s’agit-il ?',
  'start.length': 'Combien de temps ?',
  'start.length-fixed': 'Environ {minutes} minutes, {max, plural, one {# question} other {# questions}}.',
  'start.length-range': 'Environ {minutes} minutes, de {min} à {max} questions.',
  'start.resumable': 'Vous pouvez vous arrêter et reprendre exactement où vous en étiez.',
  'start.limit':
    'Une fois commencé, vous avez {minutes, plural, one {# minute} other {# minutes}} ; le temps continue de passer si vous fermez la page.',
  'start.when': 'Quand ?',
  'start.how-often': 'Combien de fois ?',
  'start.how-often-and-when': 'Combien de fois, et quand ?',
  'start.opens': 'Ouvre le {date}.',
  'start.closes': 'Ferme le {date}.',
  'start.closed': 'Fermé depuis le {date}.',
  'start.wait': 'Un nouvel essai sera possible à partir du {date}.',
  'start.grade': 'Comment est-ce noté ?',
  'start.grade-none': 'Ce parcours n’est pas noté.',
  'start.grade-none-module': 'Ce module n’est pas noté.',
  'start.grade-completion':
    'Aller au bout donne tous les points, quelles que soient vos réponses. Répondez comme vous le feriez au travail.',
  'start.grade-share':
    'La note est la part des questions auxquelles vous répondez, juste ou non. Passer une question ne rapporte rien.',
  'start.grade-expected-score':
    'La note, de 0 à {most, number}, est la part de questions de ce parcours que votre niveau permet de réussir.',
  'start.grade-low-stakes': 'Les questions de cet examen sont publiques : prenez-le comme un repère.',
  'start.passing': 'Il faut {points, number} sur {most, number} pour réussir.',
  'start.rules': 'Comment répondre ?',
  'start.rules-text':
    'Une réponse validée est définitive. Si vous ne savez pas, choisissez « Je passe » : c’est plus utile que deviner.',
  'start.data': 'Qui voit mes données ?',
  'start.data-text':
    '{controller} est responsable de vos données. Vos enseignants voient votre avancement, vos réponses, vos niveaux et votre note. Vos réponses sont gardées 24 mois, puis effacées ; votre nom est rangé à part.',
  'start.data-practice':
    '{controller} est responsable de vos données. Cet entraînement est pour vous : vos enseignants n’en voient rien. Vos réponses sont gardées 24 mois, puis effacées ; votre nom est rangé à part.',
  'start.data-institution': 'Votre établissement ({name})',
  'start.begin': 'Commencer',
  'start.resume': 'Reprendre à la question {number}',
  'start.again': 'Recommencer ce parcours',
  'start.results': 'Voir mon résultat',
  'start.done': 'Vous avez terminé ce parcours le {date}.',
  'start.attempts-used': 'Vous avez utilisé tous vos essais.',
  'start.attempts': '{most, plural, one {Un seul essai est possible.} other {# essais sont possibles.}}',
  'start.counts-best': 'Le meilleur essai compte.',
  'start.counts-last': 'Le dernier essai compte.',
  'start.counts-first': 'Le premier essai compte.',
  'start.unready-title': 'Cette activité n’est pas encore prête',
  'start.unready':
    'Le lien désigne un parcours qui n’existe pas ici ({path}). Prévenez la personne qui enseigne : elle peut choisir un parcours en ouvrant cette activité.',
  'trying.notice': 'Vous essayez ce parcours : rien n’est noté ni compté.',
  'trying.to-tracking': 'Revenir au suivi',
  'trying.to-summary': 'Revenir au résumé',

  ...item,

  ...feedback,

  ...results,

  ...grades,

  ...asked,
  ...review,
  ...why,
  ...roster,
  ...teacher,
  ...workshop,

  ...trust,

  'unfinished.title': 'Parcours non terminé',
  'unfinished.text':
    'Le temps s’est écoulé après {answers, plural, =0 {aucune réponse} one {# réponse} other {# réponses}} ; il en faut au moins {least, number} pour donner un résultat. Aucune note n’est envoyée.',
  'unfinished.ask-teacher': 'Pour une nouvelle chance, parlez-en à votre enseignant·e.',

  ...administrator,
  ...platforms,
  ...inspector,
  ...preview,
  ...refusals,
  ...toolKeys,
  ...deliveries,
  ...module,
  ...player,
  ...packages,
  ...overview,

  ...addPlatform,

  'open-in-window.title': 'Ouvrir Parcours dans une nouvelle fenêtre',
  'open-in-window.why':
    'Votre navigateur empêche Parcours de fonctionner à l’intérieur de cette page. Dans sa propre fenêtre, tout marche.',
  'open-in-window.button': 'Ouvrir dans une nouvelle fenêtre',
  'open-in-window.after': 'La fenêtre s’ouvre à côté ; votre cours reste ici.',

  'session-ended.title': 'Cette page s’est refermée',
  'session-ended.text':
    'L’accès s’arrête après un moment sans activité, ou quand une autre personne ouvre Parcours dans ce navigateur. Rien n’est perdu : rouvrez l’activité depuis votre cours et vous reprendrez au même endroit.',

  'refused.title': 'Nous n’avons pas pu vous ouvrir Parcours',
  'refused.login':
    'Le lien qui mène ici est incomplet. Revenez à la page de votre cours et cliquez sur l’activité. Si cela recommence, prévenez la personne qui administre votre environnement d’apprentissage (Moodle, par exemple).',
  'refused.platform-unknown':
    'L’environnement d’apprentissage d’où vous venez n’est pas encore relié à Parcours. La personne qui l’administre (Moodle, par exemple) peut le faire. Prévenez votre enseignant·e.',
  'refused.registration-pending':
    'L’environnement d’apprentissage d’où vous venez attend d’être validé par l’équipe qui gère Parcours. Prévenez la personne qui administre cet environnement (Moodle, par exemple).',
  'refused.registration-suspended':
    'L’accès depuis cet environnement d’apprentissage est suspendu. Prévenez la personne qui administre cet environnement (Moodle, par exemple).',
  'refused.demo-off':
    'L’environnement de démonstration est éteint sur ce serveur. Prévenez la personne qui gère Parcours.',
  'refused.login-over':
    'Cette ouverture a déjà servi ou a trop attendu. Revenez à la page de votre cours et cliquez de nouveau sur l’activité.',
  'refused.cookie':
    'Votre navigateur n’a pas gardé le témoin de connexion (cookie) dont Parcours a besoin. Revenez à la page de votre cours et ouvrez l’activité dans une nouvelle fenêtre, ou autorisez les cookies pour ce site.',
  'refused.keys':
    'Nous n’avons pas pu vérifier votre arrivée auprès de votre environnement d’apprentissage : il ne répond pas. Attendez une minute, puis cliquez de nouveau sur l’activité.',
  'refused.not-proven':
    'Votre arrivée n’a pas pu être vérifiée. Revenez à la page de votre cours et cliquez de nouveau sur l’activité. Si cela recommence, prévenez la personne qui administre l’environnement d’apprentissage.',
  'refused.clock':
    'L’heure de votre environnement d’apprentissage et la nôtre ne concordent pas, ou la page a trop attendu. Cliquez de nouveau sur l’activité ; si cela recommence, prévenez la personne qui administre cet environnement (Moodle, par exemple).',
  'refused.unsupported':
    'Votre environnement d’apprentissage a demandé quelque chose que Parcours ne fait pas ici. Prévenez la personne qui administre l’activité.',
  'refused.subject':
    'Votre environnement d’apprentissage n’a pas dit qui vous êtes, même par un numéro. Sans cela, Parcours ne peut pas garder vos réponses. Connectez-vous à votre cours, puis cliquez de nouveau sur l’activité.',
  'refused.role':
    'Votre rôle dans ce cours ne permet pas d’ouvrir cette page. Revenez à votre cours ; si c’est une erreur, prévenez la personne qui administre votre environnement d’apprentissage (Moodle, par exemple).',
  'refused.deployment':
    'Cette installation de Parcours attend d’être validée. Prévenez la personne qui administre l’environnement d’apprentissage.',
  'refused.platform-error':
    'Votre environnement d’apprentissage a interrompu l’ouverture, peut-être parce que votre session y est terminée. Revenez à la page de votre cours, reconnectez-vous si besoin, et cliquez de nouveau sur l’activité.',
  'refused.too-many':
    'Trop d’ouvertures ont échoué depuis cette adresse. Attendez quelques minutes avant de réessayer.',

  'registered.title': 'Parcours est relié',
  'registered.active': '{platform} peut maintenant ouvrir Parcours.',
  'registered.pending':
    'La demande de {platform} est enregistrée. Elle sera utilisable dès que l’équipe qui gère Parcours l’aura validée.',
  'registered.close': 'Fermer',
  'registered.next':
    'Il reste à activer l’outil dans votre environnement d’apprentissage, puis à l’ajouter à un cours.',
  'registration-refused.title': 'Parcours n’a pas pu être relié',
  'registration-refused.invitation':
    'Ce lien d’invitation n’est pas valable, a déjà servi ou a expiré. Demandez-en un nouveau à l’équipe qui gère Parcours.',
  'registration-refused.malformed':
    'Cette adresse se colle dans votre environnement d’apprentissage, à l’endroit où il demande l’URL d’enregistrement d’un outil LTI : c’est lui qui l’ouvre.',
  'registration-refused.unreachable':
    'Parcours n’a pas pu lire la configuration de votre environnement d’apprentissage à l’adresse qu’il a donnée.',
  'registration-refused.configuration':
    'La configuration donnée par votre environnement d’apprentissage est incomplète, ou n’est pas la sienne.',
  'registration-refused.platform':
    'Votre environnement d’apprentissage a refusé l’enregistrement. Recommencez depuis sa page d’administration ; l’invitation reste valable.',

  'error.title': 'Cela n’a pas marché',
  'error.page-title': 'Erreur : {title}',
  'error.not-found': 'Cette page n’existe pas, ou n’est pas à vous.',
  'error.not-found-advice': 'Revenez à votre cours et cliquez de nouveau sur l’activité.',
  'error.malformed': 'La demande n’est pas comprise. Revenez en arrière et recommencez.',
  'error.too-large': 'L’envoi est trop gros.',
  'error.forged': 'L’envoi ne vient pas d’une page de Parcours. Revenez à la page et recommencez.',
  'error.too-many': 'Trop de demandes en peu de temps. Attendez une minute.',
  'error.unexpected':
    'Une erreur est survenue de notre côté. Ce qui était confirmé est gardé. Réessayez dans un instant.',
  'error.path-unknown':
    'Ce parcours n’existe pas ou plus. La personne qui enseigne peut en choisir un autre en ouvrant cette activité.',
  'error.closed': 'Ce parcours est fermé : sa date de fin est passée.',
  'error.not-open-yet': 'Ce parcours n’est pas encore ouvert.',
  'error.too-soon':
    'Il faut laisser passer un peu de temps avant un nouvel essai. La page de départ dit jusqu’à quand.',
  'error.time-over': 'Le temps est écoulé : cette réponse est arrivée trop tard. Ce qui était validé compte.',
  'error.placement-used': 'Quelqu’un a déjà commencé : le parcours de cette activité ne peut plus changer.',
  'error.serving-unknown': 'Cette question n’est plus celle en cours. Reprenez où vous en êtes.',
  'error.attempts-used': 'Vous avez utilisé tous vos essais.',
  'error.go-on': 'Reprendre où j’en suis',
} as const;

/** The name of a text. */
export type MessageKey = keyof typeof fr;
