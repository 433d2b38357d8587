import { COMPETENCES, itemFile, smallContent } from '../support/content-folder.js';
import { startTool, type RunningTool } from '../support/tool.js';
import {
  begin,
  claiming,
  finish,
  formTokenOf,
  newLink,
  startSmallTool,
  storedThings,
  textOf,
  visit,
} from './support/small-tool.js';

let tool: RunningTool;
beforeAll(async () => {
  tool = await startSmallTool();
});
afterAll(() => tool.stop());

const startPage = async (path?: string, more = {}) => {
  const link = await newLink(tool, path === undefined ? {} : { path });
  return (await visit(tool, { link, ...more })).get();
};

describe('the start page', () => {
  it('says what this is, for whom, and what the person does next', async () => {
    const page = await startPage('libre');
    expect(page.view).toBe('learner-start');
    const text = textOf(page);
    expect(text).toContain('Bonjour Camille Arnoult');
    expect(text).toContain('Le parcours libre');
    expect(text).toContain('Ce que fait libre.');
    expect(text).toContain('Commencer');
  });

  it('says how long it takes, and that one may stop and come back', async () => {
    expect(textOf(await startPage('libre'))).toContain(
      'Environ 5 minutes, 4 questions. Vous pouvez vous arrêter',
    );
    expect(textOf(await startPage('soin'))).toContain('Environ 5 minutes, de 2 à 12 questions');
  });

  it.each([
    ['libre', 'Ce parcours n’est pas noté.'],
    ['positionnement', 'Aller au bout donne tous les points, quelles que soient vos réponses.'],
    ['entrainement', 'La note est la part des questions auxquelles vous répondez'],
    ['examen', 'La note, de 0 à 100, est la part de questions de ce parcours que votre niveau permet'],
  ])('says how %s is graded', async (path, sentence) => {
    expect(textOf(await startPage(path))).toContain(sentence);
  });

  it('says that answers are final, and that passing is better than guessing', async () => {
    const text = textOf(await startPage('libre'));
    expect(text).toContain('Une réponse validée est définitive.');
    expect(text).toContain('« Je passe »');
  });

  it('says who is responsible for the data, who sees them, and how long they are kept', async () => {
    const text = textOf(await startPage('libre'));
    expect(text).toMatch(/\S+ est responsable de vos données\. Vos enseignants voient/);
    expect(text).toContain('Vos réponses sont gardées 24 mois, puis effacées');
  });

  it('says of an exam on public items that its stakes are low', async () => {
    expect(textOf(await startPage('examen'))).toContain(
      'Les questions de cet examen sont publiques : prenez-le comme un repère.',
    );
    expect(textOf(await startPage('libre'))).not.toContain('examen');
  });

  it('says nothing of stakes where an exam asks reserved items only', async () => {
    const reserved = COMPETENCES.map((id) => {
      const text = itemFile(id).replaceAll('seconds: 30', 'seconds: 30\n    access: reserved');
      return [`items/${id}.yaml`, text] as const;
    });
    const other = await startTool({ content: await smallContent(Object.fromEntries(reserved)) });
    const page = await (await visit(other, { link: await newLink(other, { path: 'examen' }) })).get();
    expect(textOf(page)).toContain('La note, de 0 à 100');
    expect(textOf(page)).not.toContain('publiques');
    await other.stop();
  });

  it('greets somebody without a name all the same', async () => {
    const text = textOf(await startPage('libre', { person: 'sans-nom' }));
    expect(text).toMatch(/^Bonjour Le parcours libre/);
  });

  it('tells one who came back where they go on', async () => {
    const link = await newLink(tool);
    const visitor = await visit(tool, { link });
    const item = await begin(visitor);
    await visitor.send(item, '/item', { skip: '1' });
    expect(textOf(await visitor.get())).toContain('Reprendre à la question 2');
  });

  it('offers one who has finished their result, and another try', async () => {
    const visitor = await visit(tool, { link: await newLink(tool, { path: 'libre' }) });
    await finish(visitor);
    const text = textOf(await visitor.get());
    expect(text).toMatch(/Vous avez terminé ce parcours le \d{1,2}/);
    expect(text).toContain('Voir mon résultat');
    expect(text).toContain('Recommencer ce parcours');
  });

  it('offers no other try of an exam', async () => {
    const visitor = await visit(tool, { link: await newLink(tool, { path: 'examen' }) });
    await finish(visitor);
    const text = textOf(await visitor.get());
    expect(text).toContain('Vous avez utilisé tous vos essais.');
    expect(text).not.toMatch(/Commencer|Recommencer/);
  });
});

describe('which path a link opens', () => {
  it('is the default path where the link names none', async () => {
    expect(textOf(await startPage())).toContain('Le parcours positionnement');
  });

  it('is the path that its custom parameter names', async () => {
    expect(textOf(await startPage('entrainement'))).toContain('Le parcours entrainement');
  });

  it('is another one where DEFAULT_PATH says so', async () => {
    const other = await startSmallTool({ env: { DEFAULT_PATH: 'libre' } });
    const page = await (await visit(other, { link: await newLink(other) })).get();
    expect(textOf(page)).toContain('Le parcours libre');
    await other.stop();
  });

  it('is the default path where the platform did not resolve the parameter', async () => {
    expect(textOf(await startPage('$ResourceLink.path'))).toContain('Le parcours positionnement');
  });

  it('is not invented: a link that names no path of ours is not ready, and starts nothing', async () => {
    const before = await storedThings(tool);
    const visitor = await visit(tool, { link: await newLink(tool, { path: 'disparu' }) });
    const page = await visitor.get();
    expect(page.status).toBe(200);
    expect(textOf(page)).toContain('Cette activité n’est pas encore prête');
    expect(textOf(page)).toContain('(disparu)');
    expect(page.text).not.toContain('<form method="post"');
    const started = await visitor.browser.post(`${visitor.base}/start`, { _token: formTokenOf(visitor) });
    expect(started.status).toBe(404);
    expect(started.view).toBe('error');
    expect(await storedThings(tool)).toBe(before);
  });
});

describe('in English', () => {
  const english = claiming({
    locale: 'en-GB',
    'https://purl.imsglobal.org/spec/lti/claim/launch_presentation': {},
  });

  it('speaks English where the launch does, and marks what is French', async () => {
    const link = await newLink(tool, { path: 'libre' });
    const page = await (await visit(tool, { link, ...english })).get();
    expect(page.text).toContain('<html lang="en">');
    expect(textOf(page)).toContain('Hello Camille Arnoult');
    expect(page.text).toContain('<span lang="fr">Le parcours libre</span>');
    expect(page.text).toContain('<span lang="fr">Ce que fait libre.</span>');
  });

  it('keeps the language chosen for all the pages that follow', async () => {
    const visitor = await visit(tool, { link: await newLink(tool, { path: 'libre' }) });
    expect((await visitor.get()).text).toContain('<html lang="fr">');
    expect((await visitor.get('?lang=en')).text).toContain('<html lang="en">');
    expect((await visitor.get()).text).toContain('<html lang="en">');
    expect((await begin(visitor)).text).toContain('<html lang="en">');
  });
});
