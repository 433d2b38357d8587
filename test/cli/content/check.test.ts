import { ITEM_TYPES } from '../../../src/content/items.js';
import path from 'node:path';
import { qualityLines } from '../../../src/cli/content/quality-lines.js';
import type { BankQuality } from '../../../src/content/bank-quality.js';
import { contentMap } from '../../../src/cli/content/content-map.js';
import { contentFolder, smallContent } from '../../support/content-folder.js';
import { moduleFiles } from '../../support/modules.js';
import { commandLine } from '../support/command-line.js';

const BROKEN = `competence: donnees.identite
items:
  - id: donnees-identite-91
    type: short-text
    level: 9
    seconds: 30
    question: Quoi ?
    accepted: [oui]
    explanation: Parce que.
    source: { title: Un guide }
`;

it('accepts what the project brings, and counts it', async () => {
  const cli = await commandLine();
  const { code, out, err } = await cli.run('content', 'check');
  expect({ code, err }).toEqual({ code: 0, err: '' });
  expect(out).toMatch(
    /^The content is right: \d+ items \(\d+ reserved\), \d+ paths \(.*positionnement.*\), \d+ modules \(.*cybersecurite-menaces.*\)\.$/m,
  );
  expect(out).toMatch(/^donnees( +[\d·]+){17}$/m);
});

it('names the competences that no module practises', async () => {
  const { text, json } = contentMap(await smallContent(moduleFiles()));
  expect(json.modules).toEqual(['bien-noter']);
  expect(json.paths).not.toContain('bien-noter');
  expect(text).toMatch(/^Without a module: soin\.lire, reseau\.proteger\.$/m);
});

it('counts by domain, competence, level and type', async () => {
  const { text, json } = contentMap(await smallContent());
  const levels = { 1: 1, 2: 1, 3: 1, 4: 1, 5: 1, 6: 1, 7: 0 };
  const types = {
    ...Object.fromEntries(ITEM_TYPES.map((type) => [type, 0])),
    'single-choice': 2,
    'several-choices': 2,
    'short-text': 2,
  };
  expect(json).toEqual({
    items: 18,
    reserved: 0,
    paths: expect.arrayContaining(['positionnement', 'examen']) as string[],
    modules: [],
    competences: [
      { domain: 'soin', competence: 'soin.noter', items: 6, levels, types },
      { domain: 'soin', competence: 'soin.lire', items: 6, levels, types },
      { domain: 'reseau', competence: 'reseau.proteger', items: 6, levels, types },
    ],
  });
  const rows = text
    .split('\n')
    .slice(2, -2)
    .map((line) => line.trim().split(/\s+/).join(' '));
  expect(rows).toEqual([
    'Items by level and type 1 2 3 4 5 6 7 one several text order match sort blanks find simul all',
    'soin 2 2 2 2 2 2 · 4 4 4 · · · · · · 12',
    'soin.noter 1 1 1 1 1 1 · 2 2 2 · · · · · · 6',
    'soin.lire 1 1 1 1 1 1 · 2 2 2 · · · · · · 6',
    'reseau 1 1 1 1 1 1 · 2 2 2 · · · · · · 6',
    'reseau.proteger 1 1 1 1 1 1 · 2 2 2 · · · · · · 6',
    'all 3 3 3 3 3 3 · 6 6 6 · · · · · · 18',
  ]);
});

it('says how the items are made, and where the bank has holes', async () => {
  const cli = await commandLine();
  const { out } = await cli.run('content', 'check');
  expect(out).toMatch(/^  single choices among all items: \d+ % \(at most 50 %\)$/m);
  expect(out).not.toContain('to rewrite');
  const { quality } = (await cli.json('content', 'check')) as { quality: BankQuality };
  expect(quality.catchAll).toEqual([]);
  const poor = { ...quality, longestKey: 0.7, catchAll: ['x-01'], holes: [] };
  expect(qualityLines(poor).join('\n')).toMatch(/longest option: 70 % .*<- more than aimed at$/m);
  expect(qualityLines(poor).join('\n')).toMatch(/to rewrite: x-01$/m);
  expect(qualityLines(poor).at(-1)).toMatch(/^No hole: 15 items or more/);
  const hole = { competence: 'soin.noter', items: 3, levels: ['expert'] };
  expect(qualityLines({ ...poor, holes: [hole] }).at(-1)).toBe('  soin.noter: 3 items, none at expert');
});

it('counts the folders of CONTENT_DIRS too', async () => {
  const folder = await contentFolder({
    'items/x.yaml': BROKEN.replace('level: 9', 'level: 2\n    access: reserved'),
  });
  const ours = (await (await commandLine()).json('content', 'check')) as { ok: boolean; items: number };
  const answer = await (await commandLine({ CONTENT_DIRS: folder })).json('content', 'check');
  expect(answer).toMatchObject({ ok: true, items: ours.items + 1, reserved: 1 });
});

it('fails with the file, the line and the field of what is wrong', async () => {
  const folder = await contentFolder({ 'items/x.yaml': BROKEN });
  const file = path.join(folder, 'items', 'x.yaml');
  const cli = await commandLine({ CONTENT_DIRS: folder });
  const { code, out } = await cli.run('content', 'check');
  expect(code).toBe(1);
  expect(out).toContain(`${file}:5: items.0.level: `);
  const machine = await cli.run('content', 'check', '--json');
  expect(machine.code).toBe(1);
  expect(JSON.parse(machine.out)).toEqual({
    ok: false,
    problems: [{ file, line: 5, field: 'items.0.level', message: expect.any(String) as string }],
  });
});

it.each([
  ['CONTENT_DIRS', '/nowhere/content'],
  ['DEFAULT_PATH', 'nulle-part'],
])('fails where %s names what is not there', async (name, value) => {
  const { code, out, err } = await (await commandLine({ [name]: value })).run('content', 'check');
  expect({ code, out }).toEqual({ code: 1, out: '' });
  expect(err).toContain(`${name} was "${value}"`);
});
