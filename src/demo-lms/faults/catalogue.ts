/** What a fault can be tuned by; each fault uses those named in its entry of the catalogue. */
export interface FaultSettings {
  /** How many more requests (launches, for the claim faults) it strikes: 1 or more, or Infinity. */
  times: number;
  /** Which service it strikes. */
  only: ServiceName | 'any';
  /** HTTP status answered, 400–599. */
  status: number;
  /** Seconds announced in Retry-After. */
  retryAfterSeconds: number;
  /** Retry-After as an HTTP date instead of seconds. */
  httpDate: boolean;
  /** Milliseconds waited before the answer. */
  delayMs: number;
  /** Entries on a page. */
  pageSize: number;
  /** Size of the answer, in MiB. */
  megabytes: number;
}

export const SERVICE_NAMES = ['line-items', 'line-item', 'score', 'results', 'members', 'groups'] as const;
export type ServiceName = (typeof SERVICE_NAMES)[number];

export interface FaultEntry {
  /** What the page of faults says of it. */
  readonly label: string;
  readonly uses: readonly Exclude<keyof FaultSettings, 'times'>[];
  readonly defaults?: Partial<FaultSettings>;
}

export const DEFAULT_SETTINGS: FaultSettings = {
  times: Infinity,
  only: 'any',
  status: 500,
  retryAfterSeconds: 30,
  httpDate: false,
  delayMs: 5_000,
  pageSize: 1,
  megabytes: 50,
};

/** Every way in which this platform can misbehave, after what real ones do. */
export const FAULTS = {
  'service-429': {
    label: 'Les services répondent « trop de requêtes » (429), avec Retry-After',
    uses: ['only', 'retryAfterSeconds', 'httpDate'],
  },
  'service-error': { label: 'Les services répondent par une erreur', uses: ['only', 'status'] },
  'service-timeout': { label: 'Les services ne répondent jamais', uses: ['only'] },
  'service-slow': { label: 'Les services répondent lentement', uses: ['only', 'delayMs'] },
  'access-token-expired': {
    label: 'Les services refusent le jeton d’accès (401), qui doit être redemandé',
    uses: ['only'],
    defaults: { times: 1 },
  },
  'score-409': { label: 'Toute note est refusée : une plus récente existe (409)', uses: [] },
  'score-answer-lost': {
    label: 'La note est enregistrée, mais la réponse se perd (connexion coupée)',
    uses: [],
    defaults: { times: 1 },
  },
  'token-endpoint-down': {
    label: 'Aucun jeton d’accès n’est délivré',
    uses: ['status'],
    defaults: { status: 503 },
  },
  'keys-down': {
    label: 'Les clés publiques sont indisponibles',
    uses: ['status'],
    defaults: { status: 503 },
  },
  'keys-slow': { label: 'Les clés publiques arrivent lentement', uses: ['delayMs'] },
  'keys-huge': { label: 'Les clés publiques sont démesurées', uses: ['megabytes'] },
  'keys-malformed': { label: 'Les clés publiques sont illisibles', uses: [] },
  'moodle-line-item-urls': {
    label: 'Les adresses des colonnes portent ?type_id=N, comme dans Moodle, et il est exigé',
    uses: [],
  },
  'moodle-link-headers': {
    label: 'Les listes viennent par pages, avec rel=“next” et &amp;, comme dans Moodle',
    uses: ['pageSize'],
  },
  'line-item-claim-absent': {
    label: 'Le lancement ne nomme pas la colonne : à l’outil de la trouver ou de la créer',
    uses: [],
  },
  'mark-stands': {
    label: 'Une note mise à la main reste, quoi qu’envoie l’outil : Moodle dit 200 et la garde',
    uses: [],
  },
  'like-canvas': {
    label:
      'Le carnet se conduit comme celui de Canvas : tentatives comptées, commentaires ajoutés, 400 et 422',
    uses: [],
  },
  'like-open-edx': {
    label:
      'Le carnet se conduit comme celui d’Open edX : points entiers, 400 pour une date égale ou plus ancienne',
    uses: [],
  },
  'like-ilias': { label: 'Le carnet dit ses nombres en textes, comme ILIAS', uses: [] },
  'like-specification': {
    label: 'Le carnet suit la norme à la lettre, comme Blackboard, Brightspace ou Sakai',
    uses: [],
  },
  'no-attempt-left': {
    label: 'Comme dans Canvas, plus aucune tentative n’est permise : toute nouvelle remise est refusée (422)',
    uses: [],
  },
  'ags-absent': { label: 'Le lancement n’offre pas le service des notes', uses: [] },
  'nrps-absent': { label: 'Le lancement n’offre pas la liste du cours', uses: [] },
  'groups-absent': { label: 'Le lancement n’offre pas les groupes du cours', uses: [] },
  'lists-paged': { label: 'Les listes viennent par pages', uses: ['pageSize'], defaults: { pageSize: 4 } },
  'members-without-names': { label: 'La liste du cours ne dit pas les noms', uses: [] },
  'members-long-roles': { label: 'La liste du cours dit les rôles par leurs adresses', uses: [] },
  'members-loud-status': { label: 'La liste du cours crie les statuts : ACTIVE', uses: [] },
  'members-rlid-refused': {
    label: 'La liste du cours n’est pas donnée par activité (rlid refusé)',
    uses: [],
  },
  'members-huge': { label: 'La liste du cours est démesurée', uses: ['megabytes'] },
  'members-malformed': { label: 'La liste du cours est illisible', uses: [] },
  'members-endless': { label: 'La liste du cours n’a pas de dernière page', uses: [] },
  'members-next-elsewhere': { label: 'La liste du cours continue sur un autre serveur', uses: [] },
} as const satisfies Record<string, FaultEntry>;

export type FaultName = keyof typeof FAULTS;

export function isFaultName(name: string): name is FaultName {
  return Object.hasOwn(FAULTS, name);
}

/** A fault's settings when nothing else is asked. */
export function defaultSettings(name: FaultName): FaultSettings {
  const entry: FaultEntry = FAULTS[name];
  return { ...DEFAULT_SETTINGS, ...entry.defaults };
}
