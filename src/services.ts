import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Config } from './config.js';
import { configuredContent } from './configured-content.js';
import type { Content } from './content/content.js';
import type { GradeDependencies } from './grades/grade-worker.js';
import { gradesDefinition } from './grades/grade.js';
import { releaseHeldGrades } from './grades/release-held-grades.js';
import { deployments, deploymentsDefinition } from './lti/deployments.js';
import { invitations, invitationsDefinition } from './lti/dynamic-registration/invitations.js';
import { institutions, institutionsDefinition } from './lti/institutions.js';
import { platformKeys } from './lti/keys/platform-keys.js';
import { toolKeys, toolKeysDefinition } from './lti/keys/tool-keys.js';
import { launchRecords, launchRecordsDefinition } from './lti/launch-records.js';
import { loginTransactions, loginTransactionsDefinition } from './lti/login/transactions.js';
import { registrations, registrationsDefinition } from './lti/registrations.js';
import { accessTokens } from './lti/services/access-tokens.js';
import { serviceClient } from './lti/services/service-client.js';
import { sessions, sessionsDefinition } from './lti/sessions.js';
import { guardedClient } from './outbound/guarded-client.js';
import { keyRingFile } from './security/key-ring-file.js';
import { secretBox } from './security/secret-box.js';
import { itemRevisions, itemRevisionsDefinition } from './sittings/item-revisions.js';
import { identitiesDefinition, learners } from './sittings/learners.js';
import { placements, placementsDefinition } from './sittings/placements.js';
import { prescriptions, prescriptionsDefinition } from './sittings/prescriptions.js';
import { sittingsDefinition } from './sittings/sitting.js';
import { openStore } from './store/open-store.js';
import type { Store } from './store/port.js';

/** Every collection that the service keeps. */
export const definitions = [
  deploymentsDefinition,
  gradesDefinition,
  identitiesDefinition,
  institutionsDefinition,
  invitationsDefinition,
  itemRevisionsDefinition,
  launchRecordsDefinition,
  loginTransactionsDefinition,
  placementsDefinition,
  prescriptionsDefinition,
  registrationsDefinition,
  sessionsDefinition,
  sittingsDefinition,
  toolKeysDefinition,
];

/** Where views/, public/ and content/ are: beside src/ and dist/. */
export const packageRoot = path.dirname(path.dirname(fileURLToPath(import.meta.url)));

/** Content as the settings name it: ours, then that of the institution. */
export function contentOf(config: Config): Promise<Content> {
  return configuredContent(path.join(packageRoot, 'content'), config);
}

/** The keys that secrets are sealed with, newest first: those set, else the data folder's own. */
export async function keyRingOf({ secretKeys, dataDir }: Config): Promise<readonly string[]> {
  return secretKeys.length > 0 ? secretKeys : keyRingFile(dataDir);
}

/** The composition root: every part, made once, with what it needs. */
export type Services = Awaited<ReturnType<typeof composeServices>>;

export interface Environment {
  readonly config: Config;
  readonly store: Store;
  readonly content: Content;
  readonly now?: () => number;
  readonly random?: () => number;
}

export async function composeServices({
  config,
  store,
  content,
  now = Date.now,
  random = Math.random,
}: Environment) {
  const client = guardedClient({
    allowLoopback: config.loopback,
    allowedPrivateHosts: config.allowedPrivateHosts,
    userAgent: `Parcours (+${config.publicUrl})`,
  });
  const keys = toolKeys(store, secretBox(await keyRingOf(config)), now);
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
    trust: { publicUrl: config.publicUrl, demoLms: config.demoLms },
    publicUrl: config.publicUrl,
    client,
    now,
  };
  const gradeDocuments = store.collection(gradesDefinition);
  const sitting = {
    content,
    sittings: store.collection(sittingsDefinition),
    placements: placements(store, (placementId) =>
      releaseHeldGrades({ placementId }, { grades: gradeDocuments, now }),
    ),
    prescriptions: prescriptions(store),
    revisions: itemRevisions(store, content),
    learners: learners(store),
    defaultPath: config.defaultPath,
    now,
  };
  const grades: GradeDependencies = {
    sittings: sitting.sittings,
    grades: gradeDocuments,
    placements: sitting.placements,
    registrations: lti.registrations,
    learners: sitting.learners,
    client: serviceClient(client, accessTokens(client, keys, now), now),
    now,
    random,
  };
  return { config, store, content, lti, sitting, grades };
}

export function openConfiguredStore(config: Config): Promise<Store> {
  return openStore(config.storeUrl, { definitions });
}
