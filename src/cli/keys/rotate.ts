import { toolKeys } from '../../lti/keys/tool-keys.js';
import { secretBox } from '../../security/secret-box.js';
import { keyRingOf } from '../../services.js';
import { flag } from '../argument.js';
import { command } from '../command.js';
import { CommandFailure } from '../failures.js';
import { withStore } from '../with-store.js';
import { resealPrivateKeys } from './reseal.js';

/** By then platforms that keep our key set for a while have the new key, in milliseconds. */
const PUBLISHED_BEFORE = 3_600_000;

export const rotateKeysCommand = command({
  name: 'keys rotate',
  summary: "Adds a key of the tool's own: published now, signing in an hour.",
  details:
    'Older keys stay published, so that nothing signed with them is refused. Private keys that an older entry of ' +
    'SECRET_KEYS sealed are sealed anew with its first entry: the older entries may go then. The service need ' +
    'not be started again for the new key.',
  places: {},
  options: {
    now: flag('It signs at once.'),
    force: flag('Goes on although SECRET_KEYS no longer opens the key that signs now.'),
  },
  async run({ now: atOnce, force }, { config, now }) {
    const settings = config();
    return withStore(settings, async (store) => {
      const ring = await keyRingOf(settings);
      const { resealed, unreadable, signingLost } = await resealPrivateKeys(store, ring, now());
      if (signingLost && !force) {
        throw new CommandFailure(
          'SECRET_KEYS does not open the key that signs now: run this with the settings of the service, ' +
            'or with --force if that secret is lost',
        );
      }
      const keys = toolKeys(store, secretBox(ring), now);
      const activeFrom = now() + (atOnce ? 0 : PUBLISHED_BEFORE);
      const keyId = await keys.add(activeFrom);
      const published = (await keys.publicKeySet()).keys.length;
      const from = new Date(activeFrom).toISOString();
      const lines = [
        `Key ${keyId} is published and signs from ${from}; ${published} in all are published.`,
        ...(resealed > 0 ? [`Sealed anew with the first of SECRET_KEYS: ${resealed}.`] : []),
        ...(unreadable > 0 ? [`Not opened by SECRET_KEYS, and left as they are: ${unreadable}.`] : []),
      ];
      return { text: lines.join('\n'), json: { keyId, activeFrom: from, published, resealed, unreadable } };
    });
  },
});
