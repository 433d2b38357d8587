import { xml, type Xml } from '../../content/exchange/xml-tree.js';
import { localized, type Language } from '../../content/localized.js';
import type { Path } from '../../content/paths.js';
import { HISTORY_PARAMETERS } from '../course-history.js';
import { DESCRIPTION, toolAddresses } from '../dynamic-registration/client-metadata.js';
import { CANVAS_TOOL } from '../platforms/canvas-registration.js';

/** The namespaces of a link's descriptor, and where their schemas are. */
const SCHEMAS = {
  cartridge: ['http://www.imsglobal.org/xsd/imslticc_v1p3', 'lti/ltiv1p3/imslticc_v1p3.xsd'],
  blti: ['http://www.imsglobal.org/xsd/imsbasiclti_v1p0', 'lti/ltiv1p0/imsbasiclti_v1p0p1.xsd'],
  lticm: ['http://www.imsglobal.org/xsd/imslticm_v1p0', 'lti/ltiv1p0/imslticm_v1p0.xsd'],
  lticp: ['http://www.imsglobal.org/xsd/imslticp_v1p0', 'lti/ltiv1p0/imslticp_v1p0.xsd'],
} as const;

const schemaLocation = Object.values(SCHEMAS)
  .map(([namespace, file]) => `${namespace} http://www.imsglobal.org/xsd/${file}`)
  .join(' ');

const property = (name: string, value: string): Xml => xml('lticm:property', { name }, value);

/** Where and in which language the links of a cartridge open. */
export interface LinkOptions {
  readonly publicUrl: string;
  readonly language: Language;
}

/**
 * The descriptor of a link to a path, as Common Cartridge 1.3 carries it. It has no key: a platform where the tool is
 * registered knows the link by its address, and launches it by LTI 1.3 with the custom parameters that stand here. They
 * are those of a link that was placed by deep linking.
 */
export function linkDescriptor(path: Path, { publicUrl, language }: LinkOptions): Xml {
  const { launch } = toolAddresses(publicUrl);
  const isSecure = launch.startsWith('https:');
  const icon = `${publicUrl}/assets/logo.svg`;
  const custom = Object.entries({ path: path.id, ...HISTORY_PARAMETERS });
  return xml(
    'cartridge_basiclti_link',
    {
      xmlns: SCHEMAS.cartridge[0],
      'xmlns:blti': SCHEMAS.blti[0],
      'xmlns:lticm': SCHEMAS.lticm[0],
      'xmlns:lticp': SCHEMAS.lticp[0],
      'xmlns:xsi': 'http://www.w3.org/2001/XMLSchema-instance',
      'xsi:schemaLocation': schemaLocation,
    },
    xml('blti:title', {}, localized(path.title, language).text),
    xml('blti:description', {}, localized(path.description, language).text),
    xml('blti:custom', {}, ...custom.map(([name, value]) => property(name, value))),
    xml(
      'blti:extensions',
      { platform: 'canvas.instructure.com' },
      property('tool_id', CANVAS_TOOL.id),
      property('privacy_level', CANVAS_TOOL.privacyLevel),
      property('domain', new URL(publicUrl).host),
    ),
    xml('blti:launch_url', {}, launch),
    ...(isSecure ? [xml('blti:secure_launch_url', {}, launch)] : []),
    xml('blti:icon', {}, icon),
    ...(isSecure ? [xml('blti:secure_icon', {}, icon)] : []),
    xml(
      'blti:vendor',
      {},
      xml('lticp:code', {}, 'parcours'),
      xml('lticp:name', {}, 'Parcours'),
      xml('lticp:description', {}, DESCRIPTION),
      xml('lticp:url', {}, publicUrl),
    ),
  );
}
