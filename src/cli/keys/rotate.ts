import { signsFrom } from '../../lti/keys/key-lifetimes.js';
import { toolKeys } from '../../lti/keys/tool-keys.js';
import { secretBox } from '../../security/secret-box.js';
import { keyRingOf } from '../../services.js';
import { flag } from '../argument.js';
import { command } from '../command.js';
import { CommandFailure, UsageError } from '../failures.js';
import { withStore } from '../with-store.js';
import { resealPrivateKeys } from './reseal.js';

export const rotateKeysCommand = command({
  name: 'keys rotate',
  summary: "Adds a key of the tool's own: published now, signing in an hour.",
  details:
    'The older key stays published for a week after that, so that nothing signed with it is refused; those whose ' +
    'week is over are withdrawn. Private keys that an older entry of ' +
    'SECRET_KEYS sealed are sealed anew with its first entry: the older entries may go then. The service need ' +
    'not be started again for the new key.',
  places: {},
  options: {
    now: flag('It signs at once.'),
    withdraw: flag('Also withdraws every older key at once: they are no longer safe. Goes with --now.'),
    force: flag('Goes on although SECRET_KEYS no longer opens the key that signs now.'),
  },
  async run({ now: atOnce, withdraw, force }, { config, now }) {
    const settings = config();
    if (withdraw && !atOnce) throw new UsageError('--withdraw goes with --now: some key must sign');
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
      const activeFrom = signsFrom(now(), atOnce);
      const keyId = await keys.add(activeFrom);
      const retired = await (withdraw ? keys.withdrawAllBut(keyId) : keys.retire());
      const published = (await keys.publicKeySet()).keys.length;
      const from = new Date(activeFrom).toISOString();
      const lines = [
        `Key ${keyId} is published and signs from ${from}; ${published} in all are published.`,
        ...(retired > 0 ? [`Withdrawn: ${retired}.`] : []),
        ...(resealed > 0 ? [`Sealed anew with the first of SECRET_KEYS: ${resealed}.`] : []),
        ...(unreadable > 0 ? [`Not opened by SECRET_KEYS, and left as they are: ${unreadable}.`] : []),
      ];
      return {
        text: lines.join('\n'),
        json: { keyId, activeFrom: from, published, retired, resealed, unreadable },
      };
    });
  },
});
