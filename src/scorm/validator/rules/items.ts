import type { CheckedPackage, Rule } from '../checked-package.js';
import { inManifest } from '../in-manifest.js';
import { everyItem, everyManifest, type Item } from '../manifest/manifest.js';
import { error, warning, type Finding } from '../report.js';
import { attributeOf } from '../xml/elements.js';
import { isParameterString } from './parameter-string.js';

/** What an item may refer to: a resource, or a manifest inside the manifest with its resources. */
function targetsIn({ manifest }: CheckedPackage): Set<string | undefined> {
  const [, ...inner] = everyManifest(manifest);
  return new Set([
    ...everyManifest(manifest).flatMap(({ resources }) => resources.map(({ identifier }) => identifier)),
    ...inner.map(({ root }) => attributeOf(root, 'identifier')),
  ]);
}

function reference(item: Item, targets: ReadonlySet<string | undefined>, is2004: boolean): Finding[] {
  const { element, identifierref, items } = item;
  const place = inManifest(element);
  if (identifierref !== undefined && identifierref !== '' && !targets.has(identifierref)) {
    const message = `The item refers to “${identifierref}”, and no resource has that identifier. Correct one of the two.`;
    return [error('item-reference', place, message)];
  }
  if (identifierref !== undefined && identifierref !== '' && items.length > 0 && is2004) {
    const message =
      'The item has items below it and refers to a resource. Only those without items below may: move the reference.';
    return [error('item-reference-above', place, message)];
  }
  if ((identifierref === undefined || identifierref === '') && items.length === 0) {
    const message =
      'The item has nothing to start: no identifierref and no items below. Add identifierref, or remove it.';
    return [(is2004 ? error : warning)('item-without-resource', place, message)];
  }
  return [];
}

function attributes({ element, identifierref }: Item, is2004: boolean): Finding[] {
  const findings: Finding[] = [];
  const place = inManifest(element);
  const visible = attributeOf(element, 'isvisible');
  if (is2004 && visible !== undefined && visible !== 'true' && visible !== 'false')
    findings.push(error('item-visibility', place, `isvisible is “${visible}”. Write true or false.`));
  const parameters = attributeOf(element, 'parameters');
  if (parameters === undefined) return findings;
  if (!isParameterString(parameters)) {
    const message = `parameters is “${parameters}”. Write ?name=value, joined by &amp;, or #name, with everything else percent-encoded.`;
    findings.push((is2004 ? error : warning)('item-parameters', place, message));
  }
  if (identifierref === undefined)
    findings.push(
      warning(
        'item-parameters',
        place,
        'parameters do nothing on an item that refers to no resource. Remove them.',
      ),
    );
  return findings;
}

/** REQ_30.6.3.6 of ADL’s testing requirements for SCORM 2004. */
export const itemRules: Rule = (checked) => {
  const targets = targetsIn(checked);
  const is2004 = checked.edition !== '1.2';
  return everyItem(checked.manifest.organizations).flatMap((item) => [
    ...reference(item, targets, is2004),
    ...attributes(item, is2004),
  ]);
};
