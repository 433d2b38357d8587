import type { RunningTool } from '../support/tool.js';
import { finish, newLink, startSmallTool, stranger, visit } from './support/small-tool.js';

let tool: RunningTool;
beforeAll(async () => {
  tool = await startSmallTool({ now: () => Date.parse('2026-01-15T10:00:00Z') });
});
afterAll(() => tool.stop());

async function listOf(query = '', name?: string): Promise<{ text: string; headers: Record<string, string> }> {
  const link = await newLink(tool, { path: 'positionnement' });
  await finish(await visit(tool, { link, ...(name === undefined ? {} : stranger('x', { name })) }));
  await tool.deliverGrades();
  return (await visit(tool, { link, person: 'helene.morvan' })).get(`/participations.csv${query}`);
}

it('is a table for spreadsheets, in the page’s language', async () => {
  const { text, headers } = await listOf();
  expect(headers).toMatchObject({
    'content-type': 'text/csv; charset=utf-8',
    'content-disposition': 'attachment; filename="suivi-2026-01-15.csv"',
    'cache-control': 'no-store',
  });
  expect(
    text.startsWith('\ufeff"Nom";"Dans le cours";"Groupes";"Avancement";"Essai";"Début";"Fin";"Niveau";'),
  ).toBe(true);
  const lines = text.trimEnd().split('\r\n');
  expect(lines).toHaveLength(8);
  expect(lines).toContainEqual(
    expect.stringMatching(
      /^"Camille Arnoult";"oui";"TD A";"terminé";"1";"2026-01-15 11:00";"2026-01-15 11:00";.*;"100";"arrivée"$/,
    ),
  );
  expect(lines).toContainEqual('"Mariam Sissoko";"oui";"TD B";"pas commencé";;;;;;');
});

it('speaks English with commas', async () => {
  const { text, headers } = await listOf('?lang=en');
  expect(text.startsWith('\ufeff"Name","In the course","Groups",')).toBe(true);
  expect(headers['content-disposition']).toContain('progress-2026');
});

it('holds what the filters leave, over all pages', async () => {
  const { text } = await listOf('?status=not-begun&group=td-b&page=7');
  const names = text
    .trimEnd()
    .split('\r\n')
    .slice(1)
    .map((line) => line.split(';')[0]);
  expect(names).toEqual(['"Apolline Ferreri"', '"Inès Delahaye"', '"Mariam Sissoko"']);
});

it.each(['=HYPERLINK("https://evil.example")', '+1+1', '-2+3', '@SUM(A1)', '\t=1', '\uff1d1'])(
  'has no name that a spreadsheet would run: %j',
  async (name) => {
    const { text } = await listOf('?status=finished', name);
    const [, line = ''] = text.split('\r\n');
    expect(line.replace(/^"/, '')).toMatch(/^(?![=+\-@\t\r\uff1d\uff0b\uff0d\uff20])/);
  },
);

it.each([';=1', 'a,b;\t"=1+1', 'x"; @SUM(A1)', 'y,\uff1d1'])(
  'has no name that a spreadsheet of another separator would run: %j',
  async (name) => {
    for (const language of ['fr', 'en']) {
      const { text } = await listOf(`?status=finished&lang=${language}`, name);
      const [, line = ''] = text.split('\r\n');
      expect(line).toMatch(/^"/);
      const begun = line.split(/[;,\t]/).map((cell) => cell.replace(/^["\s]*/, ''));
      expect(begun.filter((cell) => /^[=+\-@\uff1d\uff0b\uff0d\uff20]/.test(cell))).toEqual([]);
    }
  },
);

it('keeps a separator, a quote and a new line inside their cell', async () => {
  const { text } = await listOf('?status=finished', 'a;b "c"\nd');
  expect(text).toContain('"a;b ""c""\nd";');
});
