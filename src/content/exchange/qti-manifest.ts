import type { Item, ItemContent } from '../items.js';
import { QTI_NAMES, type QtiVersion } from './qti-dialect.js';
import { xml, type Xml } from './xml-tree.js';

const INTERACTIONS = {
  'single-choice': ['choiceInteraction'],
  'several-choices': ['choiceInteraction'],
  'short-text': ['textEntryInteraction'],
  ordering: ['orderInteraction'],
  matching: ['matchInteraction'],
  categories: ['matchInteraction'],
  blanks: ['inlineChoiceInteraction', 'textEntryInteraction'],
  'find-in-document': ['hottextInteraction'],
  simulation: ['choiceInteraction'],
} as const satisfies Record<ItemContent['type'], readonly string[]>;

/** The kinds of interaction that an item has. */
function interactionsOf(item: Item): readonly string[] {
  const kinds = INTERACTIONS[item.type];
  if (item.type !== 'blanks') return kinds;
  const written = item.blanks.map((blank) => 'accepted' in blank);
  return kinds.filter((_kind, index) => written.includes(index === 1));
}

const text = (name: string, words: string): Xml => xml(name, {}, words);
const words = (name: string, said: string, language = 'fr'): Xml =>
  xml(name, {}, xml('lom:string', { language }, said));
const value = (name: string, source: string, said: string): Xml =>
  xml(name, {}, text('lom:source', source), text('lom:value', said));

/** What is known of an item besides its words (IEEE 1484.12.1): its place, level, time, tags and source. */
function lomOf({ id, level, seconds, tags = {}, source, domain, competence }: Item): Xml {
  const { professions = [], settings = [] } = tags;
  const keywords = [
    ...professions.map((name) => `profession:${name}`),
    ...settings.map((name) => `setting:${name}`),
  ];
  const entry = xml(
    'lom:identifier',
    {},
    text('lom:catalog', source.url === undefined ? 'title' : 'URI'),
    text('lom:entry', source.url ?? source.title),
  );
  const taxon = (name: string) => xml('lom:taxon', {}, text('lom:id', name));
  return xml(
    'lom:lom',
    {},
    xml(
      'lom:general',
      {},
      xml('lom:identifier', {}, text('lom:catalog', 'Parcours'), text('lom:entry', id)),
      words('lom:title', id),
      text('lom:language', 'fr'),
      ...keywords.map((keyword) => words('lom:keyword', keyword)),
    ),
    xml(
      'lom:educational',
      {},
      value('lom:difficulty', 'Parcours, 1 to 7', String(level)),
      xml('lom:typicalLearningTime', {}, text('lom:duration', `PT${seconds}S`)),
    ),
    xml(
      'lom:relation',
      {},
      value('lom:kind', 'LOMv1.0', 'isbasedon'),
      xml('lom:resource', {}, entry, words('lom:description', source.title)),
    ),
    xml(
      'lom:classification',
      {},
      value('lom:purpose', 'LOMv1.0', 'competency'),
      xml('lom:taxonPath', {}, words('lom:source', 'Parcours'), taxon(domain), taxon(competence)),
    ),
  );
}

function metadataOf(item: Item): Xml {
  return xml(
    'metadata',
    {},
    xml(
      'qti:qtiMetadata',
      {},
      text('qti:timeDependent', 'false'),
      ...interactionsOf(item).map((kind) => text('qti:interactionType', kind)),
      text('qti:feedbackType', 'nonadaptive'),
      text('qti:solutionAvailable', 'true'),
      text('qti:toolName', 'Parcours'),
    ),
    lomOf(item),
  );
}

/** Where an item stands in the package. */
export const fileOfItem = ({ id }: Pick<Item, 'id'>): string => `items/${id}.xml`;

/** The manifest of a content package with these items (IMS Content Packaging 1.2, as profiled by QTI). */
export function manifestOf(items: readonly Item[], version: QtiVersion): Xml {
  const { manifest, metadata, lom, packageSchema, resourceType } = QTI_NAMES[version];
  const [schema, schemaVersion] = packageSchema;
  const resources = items.map((item) => {
    const href = fileOfItem(item);
    const attributes = { identifier: item.id, type: resourceType, href };
    return xml('resource', attributes, metadataOf(item), xml('file', { href }));
  });
  return xml(
    'manifest',
    {
      xmlns: manifest[0],
      'xmlns:lom': lom[0],
      'xmlns:qti': metadata[0],
      'xmlns:xsi': 'http://www.w3.org/2001/XMLSchema-instance',
      'xsi:schemaLocation': [manifest, lom, metadata].flat().join(' '),
      identifier: 'parcours',
    },
    xml('metadata', {}, text('schema', schema), text('schemaversion', schemaVersion)),
    xml('organizations', {}),
    xml('resources', {}, ...resources.flatMap((resource) => ['\n', resource]), '\n'),
  );
}
