import path from 'node:path';
import { ContentError } from '../../src/content/content-error.js';
import { loadContent } from '../../src/content/load-content.js';
import {
  contentFolder,
  itemFile,
  pathFile,
  smallContent,
  smallContentFiles,
  type ContentFiles,
} from '../support/content-folder.js';
import { problemsIn, problemsWith } from './support.js';

const small = () => contentFolder(smallContentFiles());
const OWN_ITEMS = itemFile('soin.noter').replaceAll('soin-noter-', 'maison-noter-');

it('holds every item and path, with its domain', async () => {
  const { items, paths, parameters } = await smallContent();
  expect(items.size).toBe(18);
  expect(items.get('reseau-proteger-02')).toMatchObject({ competence: 'reseau.proteger', domain: 'reseau' });
  expect([...paths.keys()].sort()).toEqual(['entrainement', 'examen', 'libre', 'positionnement', 'soin']);
  expect([...parameters.of.keys()].sort()).toEqual([...items.keys()].sort());
});

it('reads files of either ending, in folders of any depth, and passes over all others', async () => {
  const { items } = await smallContent({
    'items/maison/plus.yml': OWN_ITEMS,
    'items/README.md': '# Items',
    'items/photo.png': 'no text',
  });
  expect(items.size).toBe(24);
});

it('refuses enemies that are no other item', async () => {
  const changes = { 'soin-noter-01': { enemies: ['soin-noter-01', 'soin-noter-99', 'soin-lire-01'] } };
  const problems = await problemsWith({ 'items/soin.noter.yaml': itemFile('soin.noter', 6, changes) });
  expect(problems.map(({ message }) => message)).toEqual([
    'enemies: soin-noter-01 is no other item',
    'enemies: soin-noter-99 is no other item',
  ]);
});

it('refuses a competence that says what one can do at some levels only', async () => {
  const { 'framework.yaml': framework = '' } = smallContentFiles();
  const problems = await problemsWith({
    'framework.yaml': framework.replace(/ +confirme: \{ fr: Vous.*\n/, ''),
  });
  expect(problems[0]?.message).toBe('soin.noter: `can` has a sentence for each level, lowest first');
});

describe('with the folder of an institution', () => {
  const both = async (files: ContentFiles) => [await small(), await contentFolder(files)] as const;

  it('adds its items and paths to ours', async () => {
    const folders = await both({
      'items/notre.yaml': OWN_ITEMS,
      'paths/notre.yaml': pathFile('notre', { length: { min: 1, max: 24 } }),
    });
    const { items, paths } = await loadContent([...folders]);
    expect(items.get('maison-noter-01')?.competence).toBe('soin.noter');
    expect(paths.has('notre')).toBe(true);
    expect(paths.has('examen')).toBe(true);
  });

  it('refuses an item whose id is ours, naming both files', async () => {
    const [ours, theirs] = await both({ 'items/notre.yaml': itemFile('soin.noter', 1) });
    const problems = await problemsIn([ours, theirs]);
    expect(problems).toEqual([
      {
        file: path.relative(ours, path.join(theirs, 'items/notre.yaml')),
        line: 3,
        field: 'items.0.id',
        message: `soin-noter-01 is taken by an item of ${path.join(ours, 'items/soin.noter.yaml')}`,
      },
    ]);
  });

  it('refuses a path whose id is ours', async () => {
    const folders = await both({ 'paths/notre.yaml': pathFile('examen') });
    expect(await problemsIn([...folders])).toMatchObject([{ line: 1, field: 'id' }]);
  });

  it('refuses a competence that our framework lacks', async () => {
    const folders = await both({ 'items/notre.yaml': OWN_ITEMS.replace('soin.noter', 'soin.danser') });
    expect(await problemsIn([...folders])).toMatchObject([{ line: 1, field: 'competence' }]);
  });

  it('refuses a folder that is not there', async () => {
    const missing = '/nowhere/content';
    await expect(loadContent([await small(), missing])).rejects.toThrow(`${missing}: holds no YAML file`);
  });

  it('refuses a folder whose files are misplaced', async () => {
    const folders = await both({ 'item/notre.yaml': OWN_ITEMS });
    await expect(loadContent([...folders])).rejects.toThrow(
      'holds no YAML file in items/, paths/ or modules/',
    );
  });
});

describe('a file that is no YAML', () => {
  const FILE = 'items/autre.yaml';

  it.each([
    ['brackets left open', 'competence: soin.noter\nitems: [\n', 3],
    ['a tab for indentation', 'competence: soin.noter\nitems:\n\t- id: x\n', 3],
    ['a field given twice', 'competence: soin.noter\ncompetence: soin.lire\n', 2],
    ['two documents', 'competence: soin.noter\n---\nitems: []\n', 2],
  ])('%s: names its line', async (_name, text, line) => {
    expect(await problemsWith({ [FILE]: text })).toEqual([
      { file: FILE, line, message: expect.stringMatching(/\S/) as string },
    ]);
  });

  it.each([
    ['an alias without its anchor', 'competence: *none\nitems: []\n'],
    ['aliases that multiply without end', bomb()],
    ['nothing', ''],
    ['a text alone', 'bonjour'],
  ])('%s: is refused', async (_name, text) => {
    const problems = await problemsWith({ [FILE]: text });
    expect(problems).toMatchObject([{ file: FILE, line: 1 }]);
  });
});

/** Nine lists, each of ten of the one before: a billion entries. */
function bomb(): string {
  const lists = Array.from({ length: 9 }, (_, rank) => {
    const entry = rank === 0 ? 'x' : `*l${rank - 1}`;
    return `l${rank}: &l${rank} [${Array.from({ length: 10 }, () => entry).join(', ')}]`;
  });
  return `${lists.join('\n')}\n`;
}

it('prints one line for each problem: file, line, field and what is wrong', () => {
  const error = new ContentError([
    { file: 'items/a.yaml', line: 3, field: 'items.0.level', message: 'too high' },
    { file: 'framework.yaml', message: 'there is no such file' },
  ]);
  expect(error.message.split('\n')).toEqual([
    'Content that cannot be served:',
    '  - items/a.yaml:3: items.0.level: too high',
    '  - framework.yaml: there is no such file',
  ]);
});
