import type { Rule } from '../checked-package.js';
import { inManifest } from '../in-manifest.js';
import { everyItem } from '../manifest/manifest.js';
import { NS } from '../manifest/namespaces.js';
import { error } from '../report.js';
import { childrenOf } from '../xml/elements.js';

/** What ADL’s application profile allows only on items that start something, or only on those that start a SCO. */
const SETTINGS = [
  { namespace: NS.adlcp, name: 'timeLimitAction', types: ['sco'] },
  { namespace: NS.adlcp, name: 'dataFromLMS', types: ['sco'] },
  { namespace: NS.adlcp, name: 'data', types: ['sco', 'asset'] },
  { namespace: NS.adlnav, name: 'presentation', types: ['sco', 'asset'] },
] as const;

export const onlyOnStartedItems: Rule = ({ edition, manifest }) => {
  if (edition === '1.2') return [];
  const types = new Map(manifest.resources.map(({ identifier, scormType }) => [identifier, scormType]));
  return everyItem(manifest.organizations).flatMap(({ element, identifierref }) => {
    const type = identifierref === undefined ? undefined : types.get(identifierref);
    return SETTINGS.flatMap((setting) => {
      const allowed: readonly (string | undefined)[] = setting.types;
      if (allowed.includes(type)) return [];
      return childrenOf(element, setting.namespace, setting.name).map((child) => {
        const message = `<${child.nodeName}> is only for items that start ${setting.types.length === 1 ? 'a SCO' : 'a SCO or an asset'}. Remove it, or set the item’s identifierref.`;
        return error('setting-on-other-item', inManifest(child), message);
      });
    });
  });
};
