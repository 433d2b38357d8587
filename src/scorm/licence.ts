/** What a package says of the rights in its content, where nothing else is said: `content/LICENSE`. */
export const CONTENT_LICENCE =
  'Parcours contributors, Creative Commons Attribution 4.0 International (CC BY 4.0), ' +
  'https://creativecommons.org/licenses/by/4.0/';

/** The same where institutions have added content of theirs (`CONTENT_DIRS`): we cannot speak for it. */
export const MIXED_LICENCE = `${CONTENT_LICENCE}; what an institution added stands under its own terms`;

/** The licence of the content, in a file of its own. */
export const LICENCE_FILE = 'content-licence.txt';
