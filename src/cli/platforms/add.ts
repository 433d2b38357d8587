import { deployments } from '../../lti/deployments.js';
import { toolAddresses } from '../../lti/dynamic-registration/client-metadata.js';
import { institutions } from '../../lti/institutions.js';
import { AlreadyRegisteredError, registerByHand } from '../../lti/register-by-hand.js';
import { registrations } from '../../lti/registrations.js';
import { optional, repeated, required } from '../argument.js';
import { command } from '../command.js';
import { CommandFailure } from '../failures.js';
import { issuerAddress, text, webAddress } from '../rules.js';
import { withStore } from '../with-store.js';
import { detailsOf } from './add-details.js';
import { presetRule } from './preset-named.js';
import { requireCallable } from './require-callable.js';
import { TENANCY_SAYS, tenancyRule } from './tenancy.js';

export const addPlatformCommand = command({
  name: 'platforms add',
  summary: 'Registers a platform by hand, active at once.',
  details:
    'For an LMS without dynamic registration. With --preset and --address most addresses need not be given; those ' +
    'that are given win. "platforms values" shows what to enter in the LMS first; the LMS then shows what to give here.',
  places: {},
  options: {
    preset: optional('NAME', presetRule, 'Which LMS it is; "platforms presets" lists them. Needs --address.'),
    address: optional('URL', text(2_000), 'Where the LMS is, as people type it into a browser.'),
    issuer: optional('URL', issuerAddress, 'The issuer (platform id), letter by letter.'),
    clientId: required('ID', text(500), 'The client id that the platform gave us.'),
    deployment: repeated('ID', text(255), 'A deployment id, trusted at once.'),
    authUrl: optional('URL', webAddress, "The platform's authentication request URL."),
    tokenUrl: optional('URL', webAddress, "The platform's access token URL."),
    jwksUrl: optional('URL', webAddress, "The platform's public key set URL."),
    audience: optional('TEXT', text(1_000), 'The audience of our assertions, where it is not the token URL.'),
    tenancy: optional('WHO', tenancyRule, TENANCY_SAYS),
    name: optional('NAME', text(200), "What to call it; the LMS' host unless told."),
  },
  async run(values, { config, now }) {
    const details = await detailsOf(values);
    const { publicUrl } = config();
    requireCallable(details, config());
    return withStore(config(), async (store) => {
      const trusted = [...new Set(values.deployment)];
      const { id, issuer, clientId, name, status, frameOrigins } = await registerByHand(details, trusted, {
        institutions: institutions(store),
        registrations: registrations(store),
        deployments: deployments(store),
        now,
      }).catch((error: unknown) => {
        throw error instanceof AlreadyRegisteredError ? new CommandFailure(error.message) : error;
      });
      const tool = toolAddresses(publicUrl);
      return {
        text: `${name} is registered and may launch.`,
        json: { id, issuer, clientId, name, status, deployments: trusted, frameOrigins, tool },
      };
    });
  },
});
