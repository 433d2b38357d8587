import type { Rule } from './checked-package.js';
import { completionThreshold } from './rules/completion-threshold.js';
import { declaredStandard } from './rules/declared-standard.js';
import { dependencyRules } from './rules/dependencies.js';
import { excessFiles } from './rules/excess-files.js';
import { extensionPlaces } from './rules/extension-places.js';
import { externalMetadata } from './rules/external-metadata.js';
import { filesPresent } from './rules/files-present.js';
import { hrefForms } from './rules/href-forms.js';
import { itemSettings12 } from './rules/item-settings-12.js';
import { itemRules } from './rules/items.js';
import { launchFileListed } from './rules/launch-file-listed.js';
import { lengths } from './rules/lengths.js';
import { onlyOnStartedItems } from './rules/only-on-started-items.js';
import { organizationRules } from './rules/organizations.js';
import { resourceRules } from './rules/resources.js';
import { schemaFiles } from './rules/schema-files.js';
import { sequencingCollection } from './rules/sequencing/collection.js';
import { objectiveRules } from './rules/sequencing/objectives.js';
import { ruleConditions } from './rules/sequencing/rule-conditions.js';
import { subManifests } from './rules/sub-manifests.js';
import { uniqueIdentifiers } from './rules/unique-identifiers.js';
import { schemaValidity } from './schema/schema-validity.js';

/** Every rule on packages whose manifest can be read. ADL’s own checks come first, in ADL’s order. */
export const RULES: readonly Rule[] = [
  subManifests,
  schemaFiles,
  schemaValidity,
  filesPresent,
  declaredStandard,
  uniqueIdentifiers,
  organizationRules,
  itemRules,
  onlyOnStartedItems,
  completionThreshold,
  itemSettings12,
  resourceRules,
  launchFileListed,
  hrefForms,
  dependencyRules,
  externalMetadata,
  extensionPlaces,
  sequencingCollection,
  objectiveRules,
  ruleConditions,
  lengths,
  excessFiles,
];
