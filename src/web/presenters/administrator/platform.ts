import type { Deployment } from '../../../lti/deployments.js';
import type { Registration } from '../../../lti/registrations.js';
import { deploymentsAreTenants } from '../../../lti/tenancy.js';
import type { Translator } from '../../i18n/translator.js';
import { familyName } from './family-name.js';
import { STATUS_NAMES } from './platforms.js';

export interface PlatformInput {
  readonly registration: Registration;
  readonly institution: string | undefined;
  readonly deployments: readonly Deployment[];
  readonly lastLaunchAt: number | undefined;
  readonly grades: { readonly due: number; readonly refused: number; readonly kept: number };
  /** What was done just now, or could not be. */
  readonly notice: string | undefined;
  readonly problem: string | undefined;
  readonly t: Translator;
}

export function presentPlatform(input: PlatformInput): object {
  const { registration, institution, deployments, lastLaunchAt, grades, notice, problem, t } = input;
  const { id, status, addedFrameOrigins = [] } = registration;
  const each = deploymentsAreTenants(registration);
  return {
    base: `/administrator/platforms/${id}`,
    id,
    name: registration.name,
    family: familyName(registration.family),
    demo: registration.demo,
    status,
    statusName: t(STATUS_NAMES[status]),
    notice,
    problem,
    since: t.dateTime(registration.createdAt),
    lastLaunch: lastLaunchAt === undefined ? t('platforms.no-launch') : t.dateTime(lastLaunchAt),
    tenants: each ? t('platforms.tenants-deployment') : (institution ?? t('platforms.tenants-registration')),
    addresses: [
      { name: t('platforms.issuer'), value: registration.issuer },
      { name: t('platforms.client-id'), value: registration.clientId },
      { name: t('platforms.authorization-url'), value: registration.authorizationUrl },
      { name: t('platforms.token-url'), value: registration.tokenUrl },
      { name: t('platforms.jwks-url'), value: registration.jwksUrl },
      ...(registration.tokenAudience === undefined
        ? []
        : [{ name: t('platforms.token-audience'), value: registration.tokenAudience }]),
    ],
    eachIsInstitution: each,
    scopes: registration.scopes,
    deployments: deployments.map(({ deploymentId, status: state, firstSeenAt }) => ({
      id: deploymentId,
      pending: state === 'pending',
      state: t(state === 'pending' ? 'platforms.status-pending' : 'platforms.status-active'),
      firstSeen: t.dateTime(firstSeenAt),
    })),
    frameOrigins: registration.frameOrigins,
    addedFrameOrigins,
    grades,
  };
}
