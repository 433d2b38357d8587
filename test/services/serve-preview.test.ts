import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { readConfig } from '../../src/config.js';
import { servePreview, type Preview } from '../../src/serve-preview.js';
import { contentFolder } from '../support/content-folder.js';

const item = (question: string, level = 3) => `competence: donnees.secret
items:
  - id: chu-exemple-01
    type: single-choice
    level: ${level}
    seconds: 45
    question: ${question}
    options:
      - { id: a, text: Rien, feedback: RETOUR a, misconception: IDÉE fausse }
      - { id: b, text: Tout ce qui est possible, feedback: RETOUR b, correct: true }
      - { id: c, text: Peu, feedback: RETOUR c }
    explanation: EXPLICATION donnée.
    source: { title: Un guide }
`;

const started: Preview[] = [];
async function preview(id: string) {
  const folder = await contentFolder({ 'items/secret.yaml': item('Que dire ?') });
  const file = path.join(folder, 'items/secret.yaml');
  const serving = await servePreview(readConfig({ CONTENT_DIRS: folder }), id, 0);
  started.push(serving);
  return { file, url: serving.url, page: async () => (await fetch(serving.url)).text() };
}
afterAll(() => Promise.all(started.map(({ stop }) => stop())));

it('shows an item as learners meet it, and what only its author reads', async () => {
  const { page } = await preview('chu-exemple-01');
  const text = await page();
  expect(text).toContain('data-view="content-preview"');
  for (const words of [
    'Que dire',
    'RETOUR a',
    'RETOUR b',
    'IDÉE fausse',
    'EXPLICATION',
    'donnees.secret, niveau 3',
  ]) {
    expect(text).toContain(words);
  }
  expect(text).toContain('La bonne réponse est la plus longue.');
  expect(text).toContain('La raison du niveau');
});

it('shows every variant of an item', async () => {
  const text = await (await preview('telesante-suivi-01')).page();
  for (const words of ['Variante a', 'Mme Ba', 'Variante b', 'Mme Colin', '76,0 kg']) {
    expect(text.replaceAll('\u00a0', ' ')).toContain(words);
  }
  expect(text).not.toContain('{{');
});

it('shows all of a module, one step below the other', async () => {
  const text = await (await preview('cybersecurite-menaces')).page();
  expect(text.match(/<section class="lesson"/g)?.length).toBeGreaterThan(10);
  expect(text).toContain('<svg');
  expect(text).toContain('either-side');
});

it('follows the file, and names what is wrong in it', async () => {
  const { file, url, page } = await preview('chu-exemple-01');
  const stream = await fetch(`${url}changes`);
  const reader = stream.body?.getReader();
  const told = async () => new TextDecoder().decode((await reader?.read())?.value as Uint8Array | undefined);
  expect(await told()).toContain('open');
  await writeFile(file, item('Que taire ?'));
  expect(await told()).toContain('event: change');
  expect(await page()).toContain('Que taire');
  await writeFile(file, item('Que taire ?', 9));
  expect(await page()).toMatch(/secret\.yaml:5: items\.0\.level/);
  await reader?.cancel();
});

it('says that nothing is called so', async () => {
  expect(await (await preview('rien-99')).page()).toContain('ne s’appelle rien-99');
});

it('leaves a port that is taken', async () => {
  const { url } = await preview('chu-exemple-01');
  const taken = Number(new URL(url).port);
  await expect(servePreview(readConfig({}), 'chu-exemple-01', taken)).rejects.toMatchObject({
    code: 'EADDRINUSE',
  });
});
