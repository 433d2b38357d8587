import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { administratorLinks, administratorLinksDefinition } from './administrators/administrator-links.js';
import {
  administratorSessions,
  administratorSessionsDefinition,
} from './administrators/administrator-sessions.js';
import { openIdConnect } from './administrators/openid-connect.js';
import { ConfigError, type Config } from './config.js';
import { configuredContent } from './configured-content.js';
import { requireDataDir, requireStorePlace } from './configured-folders.js';
import type { Content } from './content/content.js';
import type { GradeDependencies } from './grades/grade-worker.js';
import { gradesDefinition } from './grades/grade.js';
import { outages } from './grades/outages.js';
import { releaseHeldGrades } from './grades/release-held-grades.js';
import { deployments, deploymentsDefinition } from './lti/deployments.js';
import { invitations, invitationsDefinition } from './lti/dynamic-registration/invitations.js';
import { institutions, institutionsDefinition } from './lti/institutions.js';
import { platformKeys } from './lti/keys/platform-keys.js';
import { toolKeys, toolKeysDefinition } from './lti/keys/tool-keys.js';
import { launchRecords, launchRecordsDefinition } from './lti/launch-records.js';
import { loginTransactions, loginTransactionsDefinition } from './lti/login/transactions.js';
import { loadPresets } from './lti/presets/load-presets.js';
import type { Presets } from './lti/presets/preset.js';
import { registrations, registrationsDefinition } from './lti/registrations.js';
import { courseRosters } from './lti/roster/course-rosters.js';
import { accessTokens } from './lti/services/access-tokens.js';
import { serviceCalls, serviceCallsDefinition } from './lti/services/service-calls.js';
import { serviceClient } from './lti/services/service-client.js';
import { sessions, sessionsDefinition } from './lti/sessions.js';
import { guardedClient, type Resolver } from './outbound/guarded-client.js';
import { packageMaker } from './scorm/package-maker.js';
import { keyRingFile, KeyRingFileError } from './security/key-ring-file.js';
import { opaqueId } from './security/opaque-id.js';
import { secretBox } from './security/secret-box.js';
import { extraTimes, extraTimesDefinition } from './sittings/extra-times.js';
import { itemRevisions, itemRevisionsDefinition } from './sittings/item-revisions.js';
import { identitiesDefinition, learners } from './sittings/learners.js';
import { parameterSets } from './sittings/parameter-sets/parameter-sets.js';
import { parameterSetsDefinition } from './sittings/parameter-sets/stored-set.js';
import { placements, placementsDefinition } from './sittings/placements.js';
import { prescriptions, prescriptionsDefinition } from './sittings/prescriptions.js';
import { rosters, rostersDefinition } from './sittings/rosters.js';
import { sittingsDefinition } from './sittings/sitting.js';
import { openStore } from './store/open-store.js';
import type { Store } from './store/port.js';

/**
 * Every collection that the service keeps, those that name documents of others before these: a backup reads them in this
 * order while the service runs, and what a document names was there before it.
 */
export const definitions = [
  sessionsDefinition,
  sittingsDefinition,
  gradesDefinition,
  extraTimesDefinition,
  rostersDefinition,
  placementsDefinition,
  prescriptionsDefinition,
  parameterSetsDefinition,
  itemRevisionsDefinition,
  identitiesDefinition,
  administratorLinksDefinition,
  administratorSessionsDefinition,
  invitationsDefinition,
  loginTransactionsDefinition,
  launchRecordsDefinition,
  serviceCallsDefinition,
  deploymentsDefinition,
  registrationsDefinition,
  institutionsDefinition,
  toolKeysDefinition,
];

/** Where views/, public/, content/ and config/ are: beside src/ and dist/. */
export const packageRoot = path.dirname(path.dirname(fileURLToPath(import.meta.url)));

/** Where the player of packages is built. */
export const playerFolder = path.join(packageRoot, 'dist', 'scorm-player');

/** The schema files that packages declare. */
export const schemasFolder = path.join(packageRoot, 'scorm-package', 'schemas');

/** What is known of each LMS. @throws ContentError */
export function shippedPresets(): Promise<Presets> {
  return loadPresets(path.join(packageRoot, 'config', 'platforms'));
}

/** Content as the settings name it: ours, then that of the institution. */
export function contentOf(config: Config): Promise<Content> {
  return configuredContent(path.join(packageRoot, 'content'), config);
}

/**
 * The keys that secrets are sealed with, newest first: those set, else the data folder's own.
 * @throws ConfigError where that folder cannot be written to, or its file holds anything else
 */
export async function keyRingOf({ secretKeys, dataDir }: Config): Promise<readonly string[]> {
  if (secretKeys.length > 0) return secretKeys;
  await requireDataDir({ dataDir });
  try {
    return await keyRingFile(dataDir);
  } catch (error) {
    if (!(error instanceof KeyRingFileError)) throw error;
    throw new ConfigError([`SECRET_KEYS was not set, and ${error.message}`], { cause: error });
  }
}

/** The composition root: every part, made once, with what it needs. */
export type Services = Awaited<ReturnType<typeof composeServices>>;

export interface Environment {
  readonly config: Config;
  readonly store: Store;
  readonly content: Content;
  readonly now?: () => number;
  readonly random?: () => number;
  /** A seed for each sitting; one that nobody can guess unless told. */
  readonly newSeed?: () => string;
  /** Finds the addresses of names; the system's own unless told. */
  readonly resolve?: Resolver;
}

export async function composeServices({
  config,
  store,
  content,
  now = Date.now,
  random = Math.random,
  newSeed = opaqueId,
  resolve,
}: Environment) {
  const client = guardedClient(
    {
      allowLoopback: config.loopback,
      allowedPrivateHosts: config.allowedPrivateHosts,
      userAgent: `Parcours (+${config.publicUrl})`,
    },
    resolve,
  );
  const keys = toolKeys(store, secretBox(await keyRingOf(config)), now);
  const calls = serviceCalls(store, now);
  const lti = {
    registrations: registrations(store),
    deployments: deployments(store),
    institutions: institutions(store),
    invitations: invitations(store, now),
    transactions: loginTransactions(store),
    platformKeys: platformKeys(client, now),
    toolKeys: keys,
    sessions: sessions(store, now),
    launchRecords: launchRecords(store),
    serviceCalls: calls,
    // One for all who ask: whether the demo LMS runs is known once it does, and no more once it ends.
    trust: { publicUrl: config.publicUrl, demoRuns: false },
    publicUrl: config.publicUrl,
    client,
    now,
  };
  const gradeDocuments = store.collection(gradesDefinition);
  const sitting = {
    content,
    parameterSets: parameterSets(store, content, now),
    sittings: store.collection(sittingsDefinition),
    placements: placements(store, (placementId) =>
      releaseHeldGrades({ placementId }, { grades: gradeDocuments, now }),
    ),
    prescriptions: prescriptions(store),
    revisions: itemRevisions(store, content),
    extraTimes: extraTimes(store),
    learners: learners(store),
    rosters: rosters(store),
    defaultPath: config.defaultPath,
    now,
    newSeed,
  };
  const services = serviceClient(client, accessTokens(client, keys, now, calls.noting), now, calls.noting);
  const { registrations: registered } = lti;
  const roster = courseRosters({
    rosters: sitting.rosters,
    registrations: registered,
    client: services,
    now,
  });
  const grades: GradeDependencies = {
    sittings: sitting.sittings,
    grades: gradeDocuments,
    placements: sitting.placements,
    registrations: lti.registrations,
    learners: sitting.learners,
    prescriptions: sitting.prescriptions,
    content,
    client: services,
    outages: outages(now, random),
    launchUrl: `${config.publicUrl}/lti/launch`,
    now,
    random,
  };
  const { adminOidc, publicUrl } = config;
  const administrators = {
    links: administratorLinks(store, now),
    sessions: administratorSessions(store, now, adminOidc?.allowed ?? []),
    openId: adminOidc && openIdConnect(adminOidc, { client, publicUrl, now }),
  };
  const presets = await shippedPresets();
  const packages = packageMaker({
    content,
    oursAlone: config.contentDirs.length === 0,
    player: playerFolder,
    schemas: schemasFolder,
  });
  return { config, store, content, presets, lti, sitting, roster, grades, administrators, packages };
}

/** @throws ConfigError where the file of an embedded store cannot be; StoreError */
export async function openConfiguredStore(config: Config): Promise<Store> {
  await requireStorePlace(config);
  return openStore(config.storeUrl, { definitions });
}
