import { command } from '../command.js';
import { table } from '../table.js';
import { withSets } from './with-sets.js';

const MOST = 100;
const momentOf = (at: number | undefined): string | null =>
  at === undefined ? null : new Date(at).toISOString();

export const listSetsCommand = command({
  name: 'items sets',
  summary: 'Lists the calibrated sets, the newest first, and says which one is in use.',
  details: '',
  places: {},
  options: {},
  async run(_values, { config, now }) {
    return withSets(config(), now, async ({ content, parameterSets: sets }) => {
      const current = await sets.current();
      const found = await sets.list(MOST);
      const rows = found.map(({ id, status, createdAt, publishedAt, sittings, items }) => ({
        id,
        status,
        current: id === current,
        createdAt: momentOf(createdAt),
        publishedAt: momentOf(publishedAt),
        sittings,
        items: items.length,
      }));
      const inUse =
        current === content.parameters.id
          ? 'In use: what experts believed.'
          : `In use for placements that begin now: ${current}.`;
      const list = table(
        ['Set', 'Status', 'Made', 'Published', 'Sittings', 'Items'],
        rows.map(({ id, status, createdAt, publishedAt, sittings, items }) => {
          return [id, status, createdAt ?? '', publishedAt ?? '–', String(sittings), String(items)];
        }),
      );
      return { text: rows.length === 0 ? inUse : `${list}\n\n${inUse}`, json: { current, sets: rows } };
    });
  },
});
