import path from 'node:path';
import { ContentError, type ContentProblem } from '../../src/content/content-error.js';
import { loadContent } from '../../src/content/load-content.js';
import { contentFolder, smallContentFiles, type ContentFiles } from '../support/content-folder.js';

/** What is wrong, with file names from the folder on. */
export async function problemsIn(folders: readonly [string, ...string[]]): Promise<ContentProblem[]> {
  try {
    await loadContent(folders);
  } catch (error) {
    if (!(error instanceof ContentError)) throw error;
    return error.problems.map((problem) => ({ ...problem, file: path.relative(folders[0], problem.file) }));
  }
  return [];
}

/** What is wrong with the small content once these files are in the place of its own. */
export async function problemsWith(changes: ContentFiles): Promise<ContentProblem[]> {
  return problemsIn([await contentFolder({ ...smallContentFiles(), ...changes })]);
}
