import {
  administratorLinkAddress,
  administratorLinks,
  LINK_LIFETIME,
} from '../../administrators/administrator-links.js';
import { command } from '../command.js';
import { withStore } from '../with-store.js';

export const administratorLinkCommand = command({
  name: 'administrators link',
  summary: "Makes an address that opens the administrator's pages, once.",
  details: 'Open it in your browser within fifteen minutes, and hand it to nobody else.',
  places: {},
  options: {},
  async run(_values, { config, now }) {
    const settings = config();
    const token = await withStore(settings, (store) => administratorLinks(store, now).make());
    const url = administratorLinkAddress(settings.publicUrl, token);
    const until = new Date(now() + LINK_LIFETIME).toISOString();
    return { text: url, note: `It works once, until ${until}.`, json: { url, until } };
  },
});
