import type { Element } from '@xmldom/xmldom';
import type { Rule } from '../../checked-package.js';
import { inManifest } from '../../in-manifest.js';
import { NS } from '../../manifest/namespaces.js';
import { error, type Finding } from '../../report.js';
import { attributeOf, descendantsOf, elementsIn } from '../../xml/elements.js';
import { knownObjectives } from './known-objectives.js';
import { objectiveId, sequencingsIn } from './sequencings.js';

const isSequencing = ({ namespaceURI, localName }: Element) =>
  namespaceURI === NS.imsss && localName === 'sequencing';

/** Those of this sequencing; one inside it, which no schema allows, has its own. */
const named = (sequencing: Element, name: string): Element[] =>
  [...descendantsOf(sequencing, (element) => !isSequencing(element))].filter(
    ({ namespaceURI, localName }) => namespaceURI === NS.imsss && localName === name,
  );

/** The root of the tree has no parent to leave and no sibling to go back to. */
function actionsAtRoot(sequencing: Element): Finding[] {
  if (sequencing.parentElement?.localName !== 'organization') return [];
  return named(sequencing, 'ruleAction').flatMap((element) => {
    const action = attributeOf(element, 'action');
    if (element.parentElement?.localName !== 'postConditionRule') return [];
    if (action !== 'exitParent' && action !== 'previous') return [];
    const message = `The action ${action} cannot be done on an organization, which has nothing above or beside it. Remove the rule.`;
    return [error('rule-action', inManifest(element), message)];
  });
}

const withoutConditions = (sequencing: Element): Finding[] =>
  ['preConditionRule', 'exitConditionRule', 'postConditionRule']
    .flatMap((name) => named(sequencing, name))
    .filter((rule) => ![...elementsIn(rule)].some(({ localName }) => localName === 'ruleConditions'))
    .map((rule) =>
      error('rule-conditions', inManifest(rule), `<${rule.nodeName}> has no ruleConditions. Add them.`),
    );

/** What sequencing rules speak of (ADL’s application profile). */
export const ruleConditions: Rule = ({ manifest, edition }) => {
  if (edition === '1.2') return [];
  const sequencings = sequencingsIn(manifest);
  const knownTo = knownObjectives(sequencings);
  return [...sequencings.used, ...sequencings.collected].flatMap((sequencing) => {
    const isKnown = knownTo(sequencing);
    const strangers = named(sequencing, 'ruleCondition').flatMap((condition) => {
      const reference = objectiveId(condition, 'referencedObjective');
      if (reference === undefined || isKnown(reference)) return [];
      const message = `The rule speaks of the objective “${reference}”, and the activity has none with that objectiveID. Correct one of the two.`;
      return [error('objective-reference', inManifest(condition), message)];
    });
    return [...strangers, ...actionsAtRoot(sequencing), ...withoutConditions(sequencing)];
  });
};
