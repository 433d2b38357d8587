import type { Content } from '../../src/content/content.js';
import { packageContentOf } from '../../src/scorm/package-content-of.js';
import { PackageError } from '../../src/scorm/package-error.js';
import { COMPETENCES, itemFile, smallContent } from '../support/content-folder.js';
import { ENGLISH, moduleFiles } from '../support/modules.js';

const FRENCH = { standard: '1.2', language: 'fr' } as const;
const IN_ENGLISH = { standard: '1.2', language: 'en' } as const;

const [NOTER] = COMPETENCES;

/** The small content and its module, with these fields in the place of some items' own. */
const contentWith = (items: Readonly<Record<string, object>> = {}, module: object = {}): Promise<Content> =>
  smallContent({
    ...moduleFiles(module),
    ...ENGLISH,
    [`items/${NOTER}.yaml`]: itemFile(NOTER, 8, items),
  });

it('holds the module’s items in its order, then those of its competence', async () => {
  const { items, parameters } = packageContentOf(await contentWith(), 'bien-noter', FRENCH);
  const ids = ['01', '02', '03', '04', '05', '06', '07', '08'].map((rank) => `soin-noter-${rank}`);
  expect(items.map(({ id }) => id)).toEqual(ids);
  expect(Object.keys(parameters)).toEqual(ids);
});

it('says of which competence it is, in its language', async () => {
  const content = await contentWith();
  expect(packageContentOf(content, 'bien-noter', IN_ENGLISH)).toMatchObject({
    format: 1,
    standard: '1.2',
    language: 'en',
    competence: { id: 'soin.noter', domain: 'soin', title: 'Recording' },
  });
  expect(packageContentOf(content, 'bien-noter', FRENCH).competence.title).toBe('Noter');
});

it('brings the drawings that the module shows, and no other', async () => {
  const content = await contentWith();
  const more: Content = { ...content, figures: new Map([...content.figures, ['autre.svg', '<svg/>']]) };
  expect(Object.keys(packageContentOf(more, 'bien-noter', FRENCH).figures)).toEqual(['schema.svg']);
  const without: Content = { ...content, figures: new Map() };
  expect(() => packageContentOf(without, 'bien-noter', FRENCH)).toThrow(PackageError);
});

it('leaves out the translations that its pages do not need', async () => {
  const content = await contentWith();
  const english = packageContentOf(content, 'bien-noter', IN_ENGLISH);
  expect(english.module.translations?.en?.title).toBe('Recording well');
  expect(english.items[0]?.translations?.en?.question).toBe('A question in English');
  expect(JSON.stringify(packageContentOf(content, 'bien-noter', FRENCH))).not.toMatch(/translations|English/);
});

it.each([FRENCH, IN_ENGLISH])('leaves out what is written for authors (%o)', async (asked) => {
  const notes = {
    levelReason: 'NOTE',
    barriers: ['sight'],
    tags: { professions: ['NOTE'] },
    yearly: true,
    options: ['a', 'b', 'c', 'd'].map((id) => ({
      id,
      text: `Proposition ${id}`,
      feedback: `RETOUR sur ${id}`,
      misconception: 'NOTE',
      correct: id === 'c',
    })),
  };
  const content = await contentWith({ 'soin-noter-01': notes });
  const made = packageContentOf(content, 'bien-noter', asked);
  expect(JSON.stringify(made)).not.toMatch(/NOTE|levelReason|barriers|tags|yearly|misconception/);
  const { options } = notes;
  expect(made.items[0]).toMatchObject({ options: options.map(({ id, text }) => ({ id, text })) });
});

it('never holds a reserved item, nor one on trial, nor their names', async () => {
  const content = await contentWith({
    'soin-noter-03': { access: 'reserved' },
    'soin-noter-04': { trial: true },
    'soin-noter-05': { enemies: ['soin-noter-03', 'soin-noter-06'] },
    'soin-noter-06': { enemies: ['soin-noter-03'] },
  });
  const made = packageContentOf(content, 'bien-noter', FRENCH);
  expect(JSON.stringify(made)).not.toMatch(/soin-noter-0[34]/);
  expect(made.items.map(({ id, enemies }) => [id, enemies])).toEqual([
    ['soin-noter-01', undefined],
    ['soin-noter-02', undefined],
    ['soin-noter-05', ['soin-noter-06']],
    ['soin-noter-06', undefined],
    ['soin-noter-07', undefined],
    ['soin-noter-08', undefined],
  ]);
});

it('refuses a module that asks a reserved item', async () => {
  const content = await contentWith();
  const first = content.items.get('soin-noter-01');
  if (first === undefined) throw new RangeError('no item');
  const reserved: Content = {
    ...content,
    items: new Map([...content.items, [first.id, { ...first, access: 'reserved' }]]),
  };
  expect(() => packageContentOf(reserved, 'bien-noter', FRENCH)).toThrow(
    new PackageError('bien-noter asks soin-noter-01, which is reserved'),
  );
});

it('refuses a module that asks an item that is not there', async () => {
  const content = await contentWith();
  const items = new Map([...content.items].filter(([id]) => id !== 'soin-noter-02'));
  expect(() => packageContentOf({ ...content, items }, 'bien-noter', FRENCH)).toThrow(/is not there/);
});

it('names the modules that there are in the place of one that is not', async () => {
  const content = await contentWith();
  expect(() => packageContentOf(content, 'mal-noter', FRENCH)).toThrow(
    new PackageError('there is no module mal-noter; there are bien-noter'),
  );
});

describe('the edition', () => {
  const editionOf = async (...changes: Parameters<typeof contentWith>) =>
    packageContentOf(await contentWith(...changes), 'bien-noter', FRENCH).edition;

  it('is the same for the same text, in every standard', async () => {
    const content = await contentWith();
    const editions = (['1.2', '2004-3', '2004-4', 'folder'] as const).map(
      (standard) => packageContentOf(content, 'bien-noter', { standard, language: 'fr' }).edition,
    );
    expect(new Set([...editions, await editionOf()]).size).toBe(1);
  });

  it.each<[string, Parameters<typeof contentWith>]>([
    ['a word of the module', [{}, { summary: 'Noter en trois étapes.' }]],
    ['a word of an item that it asks', [{ 'soin-noter-01': { question: 'Une autre question' } }]],
    ['which items there are for practice', [{ 'soin-noter-05': { access: 'reserved' } }]],
  ])('is another with %s', async (_what, changes) => {
    expect(await editionOf(...changes)).not.toBe(await editionOf());
  });
});
