import type { Content } from '../../content/content.js';
import { ITEM_TYPES, type Item } from '../../content/items.js';
import { table } from '../table.js';

const LEVELS = [1, 2, 3, 4, 5, 6, 7] as const;

/** Column heads: nine types must fit a terminal. */
const SHORT_NAMES: Readonly<Record<Item['type'], string>> = {
  'single-choice': 'one',
  'several-choices': 'several',
  'short-text': 'text',
  ordering: 'order',
  matching: 'match',
  categories: 'sort',
  blanks: 'blanks',
  'find-in-document': 'find',
  simulation: 'simul',
};

type Tally = Readonly<Record<string, number>>;

interface Counts {
  readonly items: number;
  readonly levels: Tally;
  readonly types: Tally;
}

export interface ContentMap {
  readonly text: string;
  readonly json: {
    readonly items: number;
    readonly reserved: number;
    readonly paths: readonly string[];
    readonly modules: readonly string[];
    readonly competences: readonly (Counts & { readonly domain: string; readonly competence: string })[];
  };
}

function count(items: readonly Item[]): Counts {
  const tally = <K extends string | number>(keys: readonly K[], key: (item: Item) => K): Tally =>
    Object.fromEntries(keys.map((value) => [value, items.filter((item) => key(item) === value).length]));
  return {
    items: items.length,
    levels: tally(LEVELS, ({ level }) => level as (typeof LEVELS)[number]),
    types: tally(ITEM_TYPES, ({ type }) => type),
  };
}

function row(name: string, { items, levels, types }: Counts): string[] {
  // Gaps are what one looks for: they stand out as dots.
  const shown = [...Object.values(levels), ...Object.values(types)].map((n) => (n === 0 ? '·' : String(n)));
  return [name, ...shown, String(items)];
}

/** How many items measure what, at which level and by which type, in the order of the framework. */
export function contentMap({ framework, items, paths, modules }: Content): ContentMap {
  const all = [...items.values()];
  const rows: string[][] = [];
  const competences = framework.domains.flatMap(({ id: domain, competences: members }) => {
    rows.push(row(domain, count(all.filter((item) => item.domain === domain))));
    return members.map(({ id: competence }) => {
      const counts = count(all.filter((item) => item.competence === competence));
      rows.push(row(`  ${competence}`, counts));
      return { domain, competence, ...counts };
    });
  });
  rows.push(row('all', count(all)));
  const reserved = all.filter(({ access }) => access === 'reserved').length;
  const names = [...paths.keys()].filter((id) => !modules.has(id));
  const moduleNames = [...modules.keys()];
  const practised = new Set([...modules.values()].map(({ competence }) => competence));
  const unpractised = competences.map(({ competence }) => competence).filter((id) => !practised.has(id));
  return {
    text: [
      `The content is right: ${all.length} items (${reserved} reserved), ${names.length} paths (${names.join(', ')}), ` +
        `${moduleNames.length} modules${moduleNames.length === 0 ? '' : ` (${moduleNames.join(', ')})`}.`,
      table(
        [
          'Items by level and type',
          ...LEVELS.map(String),
          ...ITEM_TYPES.map((type) => SHORT_NAMES[type]),
          'all',
        ],
        rows,
      ),
      ...(unpractised.length === 0 ? [] : [`Without a module: ${unpractised.join(', ')}.`]),
    ].join('\n\n'),
    json: { items: all.length, reserved, paths: names, modules: moduleNames, competences },
  };
}
