import { stat } from 'node:fs/promises';
import { ConfigError, type Config } from './config.js';
import type { Content } from './content/content.js';
import { loadContent } from './content/load-content.js';

async function isFolder(name: string): Promise<boolean> {
  return stat(name).then(
    (found) => found.isDirectory(),
    () => false,
  );
}

/**
 * Content as the settings name it: ours, then that of the institution.
 * @param ours our own folder
 * @throws ConfigError for CONTENT_DIRS that are no folders, and for a DEFAULT_PATH that no path is called
 * @throws ContentError
 */
export async function configuredContent(
  ours: string,
  { contentDirs, defaultPath }: Pick<Config, 'contentDirs' | 'defaultPath'>,
): Promise<Content> {
  for (const folder of contentDirs) {
    if (await isFolder(folder)) continue;
    throw new ConfigError([
      `CONTENT_DIRS was ${JSON.stringify(contentDirs.join(','))}; it may be folders separated by commas, ` +
        `and ${folder} is none`,
    ]);
  }
  const content = await loadContent([ours, ...contentDirs]);
  if (!content.paths.has(defaultPath)) {
    throw new ConfigError([
      `DEFAULT_PATH was ${JSON.stringify(defaultPath)}; it may be one of ${[...content.paths.keys()].join(', ')}`,
    ]);
  }
  return content;
}
