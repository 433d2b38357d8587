import { invitationAddress, invitations } from '../../lti/dynamic-registration/invitations.js';
import { flag } from '../argument.js';
import { command } from '../command.js';
import { withStore } from '../with-store.js';

export const invitePlatformCommand = command({
  name: 'platforms invite',
  summary: 'Makes an address with which one platform registers itself.',
  details:
    "Give the address to the LMS' administrator, who enters it as the tool's registration URL (LTI dynamic " +
    'registration). It works once, within seven days.',
  places: {},
  options: { autoApprove: flag('The platform may be used at once, without "platforms approve".') },
  async run({ autoApprove }, { config, now }) {
    const settings = config();
    const token = await withStore(settings, (store) =>
      invitations(store, now).invite({ autoApprove, demo: false }),
    );
    const url = invitationAddress(settings.publicUrl, token);
    const after = autoApprove ? 'The platform may be used at once.' : 'Then approve it: platforms approve.';
    return { text: url, note: `It works once, within seven days. ${after}`, json: { url, autoApprove } };
  },
});
