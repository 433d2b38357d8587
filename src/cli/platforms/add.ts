import { deployments } from '../../lti/deployments.js';
import { toolAddresses, WANTED_SCOPES } from '../../lti/dynamic-registration/client-metadata.js';
import { originOf } from '../../lti/frame-origins.js';
import { institutions } from '../../lti/institutions.js';
import { registrations } from '../../lti/registrations.js';
import { optional, repeated, required } from '../argument.js';
import { command } from '../command.js';
import { CommandFailure } from '../failures.js';
import { issuerAddress, text, webAddress } from '../rules.js';
import { withStore } from '../with-store.js';

export const addPlatformCommand = command({
  name: 'platforms add',
  summary: 'Registers a platform by hand, active at once.',
  details:
    'For an LMS without dynamic registration. "platforms list" shows what to enter in the LMS first; the LMS ' +
    'then shows what to give here.',
  places: {},
  options: {
    issuer: required('URL', issuerAddress, 'The issuer (platform id), letter by letter.'),
    clientId: required('ID', text(500), 'The client id that the platform gave us.'),
    deployment: repeated('ID', text(255), 'A deployment id, trusted at once.'),
    authUrl: required('URL', webAddress, "The platform's authentication request URL."),
    tokenUrl: required('URL', webAddress, "The platform's access token URL."),
    jwksUrl: required('URL', webAddress, "The platform's public key set URL."),
    audience: optional('TEXT', text(1_000), 'The audience of our assertions, where it is not the token URL.'),
    name: optional('NAME', text(200), "What to call it; the issuer's host unless told."),
  },
  async run(values, { config, now }) {
    const { issuer, clientId, authUrl, tokenUrl, jwksUrl, audience } = values;
    const { host } = new URL(issuer);
    const name = values.name ?? host;
    const { publicUrl } = config();
    return withStore(config(), async (store) => {
      const repository = registrations(store);
      if ((await repository.find(issuer, clientId)) !== undefined) {
        throw new CommandFailure(
          `client ${clientId} of ${issuer} is registered already; nothing was changed`,
        );
      }
      const institution = await institutions(store).add(name, now());
      const details = {
        issuer,
        clientId,
        name,
        family: 'other',
        status: 'active' as const,
        authorizationUrl: authUrl,
        tokenUrl,
        jwksUrl,
        ...(audience === undefined ? {} : { tokenAudience: audience }),
        scopes: [...WANTED_SCOPES],
        frameOrigins: [...new Set([issuer, authUrl].flatMap((url) => originOf(url) ?? []))],
        demo: false,
      };
      const { id, status, frameOrigins } = await repository.add(details, institution.id, now());
      const trusted = [...new Set(values.deployment)];
      for (const deployment of trusted) {
        await deployments(store).approve({ id, institutionId: institution.id }, deployment, now());
      }
      const tool = toolAddresses(publicUrl);
      return {
        text: `${name} is registered and may launch.`,
        json: { id, issuer, clientId, name, status, deployments: trusted, frameOrigins, tool },
      };
    });
  },
});
