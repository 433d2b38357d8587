import { z } from 'zod';
import type { JudgingClient } from '../../outbound/guarded-client.js';
import type { Registration } from '../registrations.js';
import { askPlatform } from './ask-platform.js';
import type { Invitations } from './invitations.js';
import { keepRegistration, type KeepingDependencies } from './keep-registration.js';
import { fetchPlatformConfiguration } from './platform-configuration.js';
import { RegistrationRefusal } from './refusal.js';

export interface RegistrationDependencies extends KeepingDependencies {
  readonly invitations: Invitations;
  readonly client: JudgingClient;
  readonly publicUrl: string;
}

/** What the administrator's LMS opens our invitation with (Dynamic Registration 1.0, section 3.3). */
export const registrationRequestSchema = z.object({
  invite: z.string().min(1).max(200),
  openid_configuration: z.url({ protocol: /^https?$/ }).max(2_000),
  // It goes into a header: what that can carry, as RFC 6750, section 2.1 has it.
  registration_token: z
    .string()
    .max(8_000)
    .regex(/^[\x21-\x7e]+$/)
    .optional(),
});

export type RegistrationRequest = z.infer<typeof registrationRequestSchema>;

/**
 * Registers the platform that opened an invitation: reads its configuration, presents us, and keeps the trust.
 * @throws RegistrationRefusal; the invitation then stays good
 */
export async function registerPlatform(
  request: RegistrationRequest,
  dependencies: RegistrationDependencies,
): Promise<Registration> {
  const { invite, openid_configuration: configurationUrl, registration_token: token } = request;
  const { invitations, client } = dependencies;
  const registration = await invitations.use(invite, async (invitation) => {
    const configuration = await fetchPlatformConfiguration(configurationUrl, token, client);
    const granted = await askPlatform(configuration, token, dependencies);
    return keepRegistration({ configuration, configurationUrl, granted, invitation }, dependencies);
  });
  if (registration === undefined) {
    throw new RegistrationRefusal('invitation_invalid', 'no such invitation, or it was used, or it is over');
  }
  return registration;
}
