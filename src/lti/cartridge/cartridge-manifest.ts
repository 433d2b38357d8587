import { xml, type Xml } from '../../content/exchange/xml-tree.js';
import { localized, type Language } from '../../content/localized.js';
import type { Path } from '../../content/paths.js';

const PACKAGE = 'http://www.imsglobal.org/xsd/imsccv1p3/imscp_v1p1';
const METADATA = 'http://ltsc.ieee.org/xsd/imsccv1p3/LOM/manifest';
const PROFILE = 'http://www.imsglobal.org/profile/cc/ccv1p3';

const WORDS = {
  fr: { title: 'Parcours : compétences numériques en santé', paths: 'Parcours', modules: 'Modules' },
  en: { title: 'Parcours: digital-health competences', paths: 'Paths', modules: 'Modules' },
} as const satisfies Record<Language, object>;

/** Where the descriptor of the link to a path stands. */
export const fileOfLink = ({ id }: Pick<Path, 'id'>): string => `links/${id}.xml`;

function folder(id: string, title: string, paths: readonly Path[], language: Language): Xml[] {
  if (paths.length === 0) return [];
  const items = paths.map((path) =>
    xml(
      'item',
      { identifier: `item-${path.id}`, identifierref: `link-${path.id}` },
      xml('title', {}, localized(path.title, language).text),
    ),
  );
  return [xml('item', { identifier: id }, xml('title', {}, title), ...items)];
}

/**
 * The manifest of a thin Common Cartridge 1.3: links alone, those to paths in one folder and those to modules in the
 * other. The organisation's one item bears no title, as the profile of cartridges has it.
 */
export function cartridgeManifest(paths: readonly Path[], language: Language): Xml {
  const words = WORDS[language];
  const modules = paths.filter(({ module }) => module !== undefined);
  const others = paths.filter(({ module }) => module === undefined);
  const title = xml('lomimscc:string', { language }, words.title);
  const resources = paths.map((path) =>
    xml(
      'resource',
      { identifier: `link-${path.id}`, type: 'imsbasiclti_xmlv1p3' },
      xml('file', { href: fileOfLink(path) }),
    ),
  );
  return xml(
    'manifest',
    {
      identifier: 'parcours',
      xmlns: PACKAGE,
      'xmlns:lomimscc': METADATA,
      'xmlns:xsi': 'http://www.w3.org/2001/XMLSchema-instance',
      'xsi:schemaLocation':
        `${PACKAGE} ${PROFILE}/ccv1p3_imscp_v1p2_v1p0.xsd ` +
        `${METADATA} ${PROFILE}/LOM/ccv1p3_lommanifest_v1p0.xsd`,
    },
    xml(
      'metadata',
      {},
      xml('schema', {}, 'IMS Thin Common Cartridge'),
      xml('schemaversion', {}, '1.3.0'),
      xml('lomimscc:lom', {}, xml('lomimscc:general', {}, xml('lomimscc:title', {}, title))),
    ),
    xml(
      'organizations',
      {},
      xml(
        'organization',
        { identifier: 'organization', structure: 'rooted-hierarchy' },
        xml(
          'item',
          { identifier: 'root' },
          ...folder('folder-of-paths', words.paths, others, language),
          ...folder('folder-of-modules', words.modules, modules, language),
        ),
      ),
    ),
    xml('resources', {}, ...resources),
  );
}
