import type { Rule } from '../checked-package.js';
import { inManifest } from '../in-manifest.js';
import { error, warning, type Finding } from '../report.js';
import { childOf, wordsOf } from '../xml/elements.js';

const VERSION_12 = '1.2';
const ALLOWED_2004 = 'CAM 1.3, 2004 3rd Edition or 2004 4th Edition';

/**
 * `<schema>` and `<schemaversion>` (ADL’s testing requirements for SCORM 2004, REQ_30.5). Moodle takes a package
 * whose version it does not know for SCORM 1.2.
 */
export const declaredStandard: Rule = ({ manifest, words, edition, standard, version }) => {
  const report = edition === '1.2' ? warning : error;
  const { root, metadata } = manifest;
  if (metadata === undefined) {
    const message =
      'The manifest has no <metadata>: an LMS cannot know the edition. Add <schema> and <schemaversion>.';
    return [report('standard-missing', inManifest(root), message)];
  }
  const findings: Finding[] = [];
  const schema = childOf(metadata, words.cp, 'schema');
  const said = schema === undefined ? undefined : wordsOf(schema);
  if (said !== 'ADL SCORM') {
    const message =
      said === undefined
        ? '<metadata> has no <schema>. Write <schema>ADL SCORM</schema>.'
        : `<schema> says “${said}”. Write ADL SCORM.`;
    const rate = said === undefined ? report : error;
    findings.push(rate('standard-schema', inManifest(schema ?? metadata), message));
  }
  const place = inManifest(childOf(metadata, words.cp, 'schemaversion') ?? metadata);
  if (version === undefined) {
    const message = `<metadata> has no <schemaversion>. Write ${edition === '1.2' ? VERSION_12 : ALLOWED_2004}.`;
    findings.push(report('standard-missing', place, message));
  } else if (edition === '1.2' ? version !== VERSION_12 : standard === 'unknown') {
    const message = `<schemaversion> says “${version}”, which is no edition of this kind of manifest. Write ${edition === '1.2' ? VERSION_12 : ALLOWED_2004}.`;
    findings.push(error('standard-version', place, message));
  }
  return findings;
};
