import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { unzipSync } from 'fflate';
import { temporaryDirectory } from '../../support/stores.js';
import { contentFolder } from '../../support/content-folder.js';
import { commandLine } from '../support/command-line.js';

it.each(['moodle-xml', 'gift'])(
  'takes a competence out as %s, and in again under CONTENT_DIRS',
  async (format) => {
    const cli = await commandLine();
    const folder = await temporaryDirectory();
    const file = path.join(folder, 'questions');
    const exported = await cli.run(
      'content',
      'export',
      '--format',
      format,
      '--out',
      file,
      '--of',
      'donnees.secret',
    );
    expect(exported).toMatchObject({ code: 0, err: '' });
    expect(exported.out).toMatch(/Not carried by the format[^]*levelReason: \d+/);
    const out = path.join(folder, 'importees.yaml');
    const imported = await cli.run(
      ...['content', 'import', file, '--format', format, '--competence', 'donnees.secret', '--out', out],
    );
    expect(imported.code).toBe(0);
    expect(Number(/^(\d+) items are in/m.exec(imported.out)?.[1])).toBeGreaterThanOrEqual(12);
    const own = (await readFile(out, 'utf8')).replaceAll('donnees-secret-', 'chu-exemple-');
    const mounted = await commandLine({ CONTENT_DIRS: await contentFolder({ 'items/chu.yaml': own }) });
    expect(await mounted.run('content', 'check')).toMatchObject({ code: 0, err: '' });
  },
);

it.each(['qti-2.1', 'qti-3.0'])(
  'takes a competence out as a package of %s, and says what is lost',
  async (format) => {
    const cli = await commandLine();
    const file = path.join(await temporaryDirectory(), 'secret.zip');
    const command = ['content', 'export', '--format', format, '--out', file, '--of', 'donnees.secret'];
    const exported = await cli.run(...command, '--json');
    expect(exported).toMatchObject({ code: 0, err: '' });
    const told = JSON.parse(exported.out) as { items: number; losses: Record<string, number> };
    expect(told.losses).toMatchObject({ levelReason: told.items });
    const names = Object.keys(unzipSync(await readFile(file)));
    expect(names).toHaveLength(told.items + 1);
    expect(names[0]).toBe('imsmanifest.xml');
  },
);

it('reads no package of QTI', async () => {
  const cli = await commandLine();
  const line = ['--format', 'qti-3.0', '--competence', 'donnees.secret', '--out', 'NEW'];
  expect(await cli.run('content', 'import', 'THERE', ...line)).toMatchObject({ code: 2 });
});

it.each([
  ['a file that is there', ['content', 'export', '--format', 'gift', '--out', 'THERE'], 1, /left alone/],
  [
    'a part that is not',
    ['content', 'export', '--format', 'gift', '--out', 'NEW', '--of', 'rien'],
    1,
    /no item of rien/,
  ],
  [
    'a format that is not',
    ['content', 'export', '--format', 'docx', '--out', 'NEW'],
    2,
    /moodle-xml, gift, qti-2.1, qti-3.0/,
  ],
  [
    'a competence that is not',
    ['content', 'import', 'THERE', '--format', 'gift', '--competence', 'rien', '--out', 'NEW'],
    1,
    /no competence rien/,
  ],
  [
    'no file to read',
    ['content', 'import', 'NEW', '--format', 'gift', '--competence', 'donnees.secret', '--out', 'NEW'],
    1,
    /cannot be read/,
  ],
  [
    'a file of another kind',
    [
      'content',
      'import',
      'THERE',
      '--format',
      'moodle-xml',
      '--competence',
      'donnees.secret',
      '--out',
      'NEW',
    ],
    1,
    /THERE|there/,
  ],
  [
    'no question in it',
    ['content', 'import', 'THERE', '--format', 'gift', '--competence', 'donnees.secret', '--out', 'NEW'],
    1,
    /No question/,
  ],
] as const)('refuses %s', async (_name, line, code, says) => {
  const folder = await temporaryDirectory();
  const there = path.join(folder, 'there');
  await writeFile(there, 'des mots');
  const cli = await commandLine();
  const words = line.map((word) =>
    word === 'THERE' ? there : word === 'NEW' ? path.join(folder, 'new') : word,
  );
  const ran = await cli.run(...words);
  expect(ran.code).toBe(code);
  expect(ran.out + ran.err).toMatch(says);
});
