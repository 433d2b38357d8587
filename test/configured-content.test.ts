import path from 'node:path';
import { ConfigError, readConfig } from '../src/config.js';
import { ContentError } from '../src/content/content-error.js';
import { configuredContent } from '../src/configured-content.js';
import { contentOf } from '../src/services.js';
import { contentFolder, pathFile, smallContentFiles } from './support/content-folder.js';

const small = () => contentFolder(smallContentFiles());
const SETTINGS: { contentDirs: string[]; defaultPath: string } = {
  contentDirs: [],
  defaultPath: 'positionnement',
};

it('is ours where nothing is set', async () => {
  expect((await contentOf(readConfig({}))).framework.id).toBe('socle-numerique-sante');
});

it('takes the folders of an institution, and a default path of theirs', async () => {
  const theirs = await contentFolder({ 'paths/accueil.yaml': pathFile('accueil') });
  const content = await configuredContent(await small(), { contentDirs: [theirs], defaultPath: 'accueil' });
  expect(content.paths.has('accueil')).toBe(true);
});

describe('a wrong setting stops the start, with its name, what it was and what it may be', () => {
  const complaint = async (settings: Partial<typeof SETTINGS>) => {
    const error: unknown = await configuredContent(await small(), { ...SETTINGS, ...settings }).catch(
      (thrown: unknown) => thrown,
    );
    expect(error).toBeInstanceOf(ConfigError);
    return (error as ConfigError).message;
  };

  it('CONTENT_DIRS naming a folder that is not there', async () => {
    expect(await complaint({ contentDirs: ['/nowhere/content'] })).toContain(
      'CONTENT_DIRS was "/nowhere/content"; it may be folders separated by commas',
    );
  });

  it('CONTENT_DIRS naming a file', async () => {
    const file = path.join(await small(), 'framework.yaml');
    expect(await complaint({ contentDirs: [file] })).toContain(`${file} is none`);
  });

  it('DEFAULT_PATH naming no path', async () => {
    expect(await complaint({ defaultPath: 'position' })).toContain(
      'DEFAULT_PATH was "position"; it may be one of entrainement, examen, libre, positionnement, soin',
    );
  });
});

it('refuses content of an institution that cannot be served', async () => {
  const theirs = await contentFolder({ 'paths/accueil.yaml': pathFile('accueil', { minutes: 0 }) });
  const loading = configuredContent(await small(), { ...SETTINGS, contentDirs: [theirs] });
  await expect(loading).rejects.toThrow(ContentError);
});
