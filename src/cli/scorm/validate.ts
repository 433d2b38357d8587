import { validatePackage } from '../../scorm/validator/validate-package.js';
import { required } from '../argument.js';
import { command, type Report } from '../command.js';
import { filePath } from '../rules.js';
import { findingLines } from './finding-lines.js';
import { packageBytes } from './package-bytes.js';

export const validateScormCommand = command({
  name: 'scorm validate',
  summary: 'Says whether a SCORM package is right, whoever made it.',
  details:
    'Applies ADL’s package checks, the schemas of SCORM 1.2 and of SCORM 2004 3rd and 4th edition, and what is known ' +
    'to fail in LMSs and browsers. An error is what the specification or ADL refuses, and makes the command fail; a ' +
    'warning is allowed and costs something. Nothing in the package is run.',
  places: { file: required('', filePath, 'The package, a ZIP file of up to 1 GiB.') },
  options: {},
  async run({ file }): Promise<Report> {
    const { standard, findings } = await validatePackage(await packageBytes(file));
    const errors = findings.filter(({ severity }) => severity === 'error').length;
    return {
      text: findingLines(file, standard, findings).join('\n'),
      json: { file, standard, ok: errors === 0, errors, warnings: findings.length - errors, findings },
      failed: errors > 0,
    };
  },
});
