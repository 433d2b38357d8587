import { stat } from 'node:fs/promises';
import type { Config } from '../../config.js';
import { ContentError, type ContentProblem } from '../../content/content-error.js';
import type { Content } from '../../content/content.js';
import { contentOf } from '../../services.js';
import { command, type Report } from '../command.js';
import { contentMap } from './content-map.js';

/** A folder that is not there holds no content, which a start would not mention. */
async function missingFolders(folders: readonly string[]): Promise<ContentProblem[]> {
  const found = await Promise.all(
    folders.map(async (folder) => (await stat(folder).catch(() => undefined))?.isDirectory() ?? false),
  );
  return folders
    .filter((_, index) => found[index] !== true)
    .map((file) => ({ file, field: 'CONTENT_DIRS', message: 'is not a folder' }));
}

function pathProblems({ paths }: Content, { defaultPath }: Config): ContentProblem[] {
  if (paths.has(defaultPath)) return [];
  const known = [...paths.keys()].join(', ');
  return [{ file: 'settings', field: 'DEFAULT_PATH', message: `no path is called ${defaultPath}; it may be ${known}` }];
}

async function load(config: Config): Promise<Content> {
  const missing = await missingFolders(config.contentDirs);
  if (missing.length > 0) throw new ContentError(missing);
  const content = await contentOf(config);
  const problems = pathProblems(content, config);
  if (problems.length > 0) throw new ContentError(problems);
  return content;
}

export const checkContentCommand = command({
  name: 'content check',
  summary: 'Checks all content as a start does, and counts it.',
  details:
    'Reads our content and that of CONTENT_DIRS. Each problem names its file, line and field. The counts are ' +
    'those of the items of each competence, by level and by type.',
  places: {},
  options: {},
  async run(_values, { config }): Promise<Report> {
    try {
      const { text, json } = contentMap(await load(config()));
      return { text, json: { ok: true, ...json } };
    } catch (error) {
      if (!(error instanceof ContentError)) throw error;
      return { text: error.message, json: { ok: false, problems: error.problems }, failed: true };
    }
  },
});
