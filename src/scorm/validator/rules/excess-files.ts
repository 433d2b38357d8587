import { MANIFEST, type Rule } from '../checked-package.js';
import { fileReferences, nameIn } from '../manifest/referenced-files.js';
import { warning } from '../report.js';
import { HIDDEN } from './unwelcome-files.js';

const CONTROLLING = /\.(?:xsd|dtd)$/i;

/** ADL’s ExcessBaggageChecker: files that the manifest does not name. Schemas are never listed, and what should not be there at all has a rule of its own. */
export const excessFiles: Rule = ({ manifest, archive }) => {
  const named = new Set(fileReferences(manifest).map(({ target }) => nameIn(archive, target)));
  return archive.names
    .filter((name) => name !== MANIFEST && !CONTROLLING.test(name) && !named.has(name) && !HIDDEN.test(name))
    .map((file) =>
      warning(
        'file-excess',
        { file },
        'The manifest does not list the file. Add it to its resource, or leave it out.',
      ),
    );
};
