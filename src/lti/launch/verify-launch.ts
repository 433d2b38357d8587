import { sameSecret } from '../../security/digest.js';
import { claim } from '../claims-vocabulary.js';
import type { Deployment, Deployments } from '../deployments.js';
import type { PlatformKeys } from '../keys/platform-keys.js';
import {
  isBoundTo,
  nonceOf,
  stateOf,
  transactionIdOf,
  type LoginTransaction,
  type LoginTransactions,
} from '../login/transactions.js';
import { withRolesInCourse } from '../platforms/roles-in-course.js';
import type { Registration, Registrations } from '../registrations.js';
import { acceptedLaunch, type AcceptedLaunch } from './accepted-launch.js';
import { claimChecks } from './checks.js';
import { requireUsable, type TrustSettings } from './checks/refuse-unusable-registration.js';
import { localeOf, readClaims, type LaunchClaims } from './claims.js';
import { LaunchAccount } from './launch-account.js';
import { readLaunchForm } from './launch-form.js';
import { LaunchRefusal } from './refusal.js';
import { verifySignature } from './verify-signature.js';

export interface LaunchDependencies {
  readonly registrations: Registrations;
  readonly deployments: Deployments;
  readonly transactions: LoginTransactions;
  readonly platformKeys: PlatformKeys;
  readonly trust: TrustSettings;
  readonly now: () => number;
}

interface BoundLogin {
  readonly transaction: LoginTransaction;
  readonly binding: string;
}

/** The login that this launch answers, begun in this very browser. */
async function findLogin(
  state: string,
  bindingOf: (transactionId: string) => string | undefined,
  { transactions, now }: LaunchDependencies,
): Promise<BoundLogin> {
  const id = transactionIdOf(state);
  const transaction = await transactions.find(id, now());
  if (transaction === undefined) throw new LaunchRefusal('login_unknown', 'no such login, or it is over');
  const binding = bindingOf(id);
  if (binding === undefined) throw new LaunchRefusal('cookie_missing', 'the browser did not keep the cookie');
  if (!isBoundTo(transaction, binding) || !sameSecret(state, stateOf(id, binding))) {
    throw new LaunchRefusal('state_mismatch', 'the login was begun in another browser');
  }
  return { transaction, binding };
}

async function findDeployment(
  claims: LaunchClaims,
  registration: Registration,
  { deployments, now }: LaunchDependencies,
): Promise<Deployment> {
  const deploymentId = claims[claim.deploymentId] ?? '';
  const deployment = await deployments.find(registration.id, deploymentId);
  if (deployment?.status === 'active') return deployment;
  await deployments.holdForApproval(registration, deploymentId, now());
  throw new LaunchRefusal('deployment_unknown', 'the deployment waits for approval');
}

/** An accepted launch, and the login that it ended. */
export interface VerifiedLaunch {
  readonly launch: AcceptedLaunch;
  readonly transactionId: string;
  /** Whether the token names another target link than the login did; the token's counts (LTI Core 1.3, 5.3.4). */
  readonly targetLinkChanged: boolean;
  readonly account: LaunchAccount;
}

async function judge(
  claims: LaunchClaims,
  registration: Registration,
  { transaction, binding }: BoundLogin,
  dependencies: LaunchDependencies,
  account: LaunchAccount,
): Promise<VerifiedLaunch> {
  const { transactions, trust, now } = dependencies;
  const nonce = nonceOf(transaction.id, binding);
  const context = { registration, nonce, publicUrl: trust.publicUrl, now: now() };
  for (const check of claimChecks) {
    account.reaches(check.name);
    check(claims, context);
  }
  account.took('checks');
  account.reaches('deployment');
  const deployment = await findDeployment(claims, registration, dependencies);
  account.reaches('login');
  if (!(await transactions.take(transaction.id))) {
    throw new LaunchRefusal('login_already_used', 'another launch ended this login');
  }
  account.took('deployment');
  return {
    account,
    launch: acceptedLaunch(claims, registration, deployment),
    transactionId: transaction.id,
    targetLinkChanged: claims[claim.targetLinkUri] !== transaction.targetLink,
  };
}

async function verify(
  body: unknown,
  bindingOf: (transactionId: string) => string | undefined,
  dependencies: LaunchDependencies,
  account: LaunchAccount,
): Promise<VerifiedLaunch> {
  account.reaches('form');
  const { id_token: token, state } = readLaunchForm(body);
  account.reaches('login');
  const login = await findLogin(state, bindingOf, dependencies);
  const { registrations, platformKeys, trust } = dependencies;
  const found = await registrations.get(login.transaction.registrationId);
  if (found === undefined) throw new LaunchRefusal('platform_unknown', 'the registration is gone');
  account.took('login');
  let locale: string | undefined;
  try {
    account.reaches('registration');
    requireUsable(found.doc, trust);
    account.reaches('signature');
    const payload = await verifySignature(token, found.doc, platformKeys, account);
    account.took('signature');
    account.payload(payload);
    account.reaches('claims');
    const said = readClaims(payload);
    account.claims(said);
    const claims = withRolesInCourse(said, found.doc.family);
    locale = localeOf(claims);
    return await judge(claims, found.doc, login, dependencies, account);
  } catch (error) {
    if (error instanceof LaunchRefusal) {
      error.registrationId = found.doc.id;
      error.locale = locale;
    }
    throw error;
  }
}

/**
 * Accepts or refuses what was posted as a launch. Nothing is stored before everything is checked; the login
 * is ended last, so that a launch refused for a passing fault (the platform's keys) can be sent again.
 * @param bindingOf the browser's secret for a login, from that login's cookie
 * @throws LaunchRefusal
 */
export async function verifyLaunch(
  body: unknown,
  bindingOf: (transactionId: string) => string | undefined,
  dependencies: LaunchDependencies,
): Promise<VerifiedLaunch> {
  const account = new LaunchAccount();
  try {
    return await verify(body, bindingOf, dependencies, account);
  } catch (error) {
    if (error instanceof LaunchRefusal) error.facts = account.facts();
    throw error;
  }
}
