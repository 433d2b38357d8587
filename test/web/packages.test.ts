import { unzipSync } from 'fflate';
import supertest from 'supertest';
import { stringify } from 'yaml';
import { smallContent } from '../support/content-folder.js';
import { moduleFiles, noteModule } from '../support/modules.js';
import type { RunningTool } from '../support/tool.js';
import { startSmallTool, textOf, visit, type Visitor } from './support/small-tool.js';

let tool: RunningTool;
let teacher: Visitor;
beforeAll(async () => {
  const second = stringify(noteModule({ id: 'encore-noter', title: 'Encore noter' }));
  const content = await smallContent({ ...moduleFiles(), 'modules/encore-noter.yaml': second });
  tool = await startSmallTool({ content });
  teacher = await visit(tool, { person: 'helene.morvan' });
});
afterAll(() => tool.stop());

/** A file that somebody downloads. */
async function download(visitor: Visitor, query: string) {
  const cookies = [...visitor.browser.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  const answer = await supertest(tool.url)
    .get(`${visitor.base}/packages/download?${query}`)
    .set('Cookie', cookies)
    .buffer(true)
    .parse((response, done) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () => done(null, Buffer.concat(chunks)));
    });
  return {
    status: answer.status,
    headers: answer.headers as Record<string, string>,
    bytes: answer.body as Buffer,
  };
}

describe('taking modules away', () => {
  it('is offered to a teacher, with what each package is for', async () => {
    expect((await teacher.get()).text).toContain(`href="${teacher.base}/packages"`);
    const page = await teacher.get('/packages');
    expect(page.view).toBe('packages');
    expect(textOf(page)).toContain('SCORM 1.2');
    expect(textOf(page)).toContain('Télécharger les 2 modules');
    expect(page.text).toContain('value="bien-noter"');
  });

  it('does not exist for a learner', async () => {
    const learner = await visit(tool);
    expect((await learner.get('/packages')).status).toBe(404);
    expect((await learner.get('/packages/download?module=bien-noter')).status).toBe(404);
  });

  it('gives one module as one package', async () => {
    const { status, headers, bytes } = await download(
      teacher,
      'module=bien-noter&standard=2004-4&language=en',
    );
    expect(status).toBe(200);
    expect(headers['content-type']).toBe('application/zip');
    expect(headers['content-disposition']).toBe(
      'attachment; filename="parcours-bien-noter-en-scorm-2004-4.zip"',
    );
    const files = unzipSync(bytes);
    expect(Object.keys(files)).toEqual(
      expect.arrayContaining(['imsmanifest.xml', 'index.html', 'player.js']),
    );
    expect(new TextDecoder().decode(files['imsmanifest.xml'])).toContain('2004 4th Edition');
  });

  it('gives a selection, and all of them, as one file of packages', async () => {
    for (const query of ['module=bien-noter&module=encore-noter', 'all=1']) {
      const { headers, bytes } = await download(teacher, `${query}&standard=folder`);
      expect(headers['content-disposition']).toContain('parcours-modules-fr-folder.zip');
      expect(Object.keys(unzipSync(bytes))).toEqual([
        'parcours-bien-noter-fr-folder.zip',
        'parcours-encore-noter-fr-folder.zip',
      ]);
    }
  });

  it('asks for a module where none is chosen', async () => {
    const page = await teacher.get('/packages/download?standard=2004-3');
    expect(page.status).toBe(422);
    expect(textOf(page)).toContain('Choisissez d’abord un module.');
    expect(page.text).toMatch(/value="2004-3" checked/);
  });

  it('refuses what is no module, no standard and no language', async () => {
    expect((await teacher.get('/packages/download?module=rien')).status).toBe(404);
    expect((await teacher.get('/packages/download?module=bien-noter&standard=aicc')).status).toBe(400);
    expect((await teacher.get('/packages/download?module=bien-noter&language=de')).status).toBe(400);
  });
});

describe('a module with a reserved item', () => {
  it('is neither offered nor given', async () => {
    const content = await smallContent(moduleFiles());
    const asked = content.items.get('soin-noter-01');
    if (asked === undefined) throw new Error('the module asks no such item');
    const items = new Map([...content.items, [asked.id, { ...asked, access: 'reserved' as const }]]);
    const other = await startSmallTool({ content: { ...content, items } });
    try {
      const visitor = await visit(other, { person: 'helene.morvan' });
      expect((await visitor.get('/packages')).text).not.toContain('value="bien-noter"');
      expect((await visitor.get('/packages/download?module=bien-noter')).status).toBe(404);
      expect((await visitor.get('/packages/preview/bien-noter')).status).toBe(404);
      const frame = await visitor.browser.get('/package-preview/bien-noter/1.2/fr/content.js');
      expect(frame.status).toBe(404);
    } finally {
      await other.stop();
    }
  });
});

describe('the preview of a package', () => {
  it('is a page of the session that frames one without a session', async () => {
    const page = await teacher.get('/packages/preview/bien-noter');
    expect(page.view).toBe('package-preview');
    expect(page.text).toContain('data-frame="/package-preview/bien-noter/1.2/fr/frame.html"');
    expect(page.headers['content-security-policy']).toContain("frame-src 'self'");
    expect((await teacher.get('/packages/preview/rien')).status).toBe(404);
    expect((await teacher.get('/packages/preview/bien-noter?standard=aicc')).status).toBe(400);
  });

  it('is reached by the form, in the standard and the language chosen there', async () => {
    const list = await teacher.get('/packages');
    expect(list.text).toMatch(
      new RegExp(`<button [^>]*type="submit" formaction="${teacher.base}/packages/preview/bien-noter"`),
    );
    const page = await teacher.get(
      '/packages/preview/bien-noter?standard=2004-3&language=en&module=encore-noter',
    );
    expect(page.text).toContain('data-frame="/package-preview/bien-noter/2004-3/en/frame.html"');
    expect(textOf(page)).toContain('(SCORM 2004, 3e édition, pages en anglais)');
    const [, choices = ''] = /packages(\?[^"]*)"/.exec(page.text) ?? [];
    const back = await teacher.get(`/packages${choices.replaceAll('&amp;', '&')}`);
    for (const chosen of ['2004-3', 'en', 'encore-noter']) {
      expect(back.text).toMatch(new RegExp(`value="${chosen}" checked`));
    }
    expect(back.text).not.toMatch(/value="bien-noter" checked/);
  });

  it.each([
    ['folder', 'Un dossier n’écrit à aucun environnement'],
    ['cmi5', 'Ce que cmi5 envoie à un LRS ne se montre pas ici'],
  ])('shows SCORM 1.2 where %s is chosen, and says so', async (standard, said) => {
    const page = await teacher.get(`/packages/preview/bien-noter?standard=${standard}`);
    expect(page.text).toContain('data-frame="/package-preview/bien-noter/1.2/fr/frame.html"');
    expect(textOf(page)).toContain(said);
  });

  it('runs package script in a sandbox of no origin, which asks nothing of anybody', async () => {
    const browser = tool.browser();
    for (const file of ['frame.html', 'run-time.js', 'host.js', 'content.js', 'player.js', 'player.css']) {
      const answer = await browser.get(`/package-preview/bien-noter/2004-4/fr/${file}`);
      expect([file, answer.status]).toEqual([file, 200]);
      const policy = answer.headers['content-security-policy'] ?? '';
      expect(policy).toMatch(/^sandbox allow-scripts /);
      expect(policy).not.toContain('allow-same-origin');
      expect(policy).toContain("connect-src 'none'");
      expect(answer.setCookies).toEqual([]);
    }
  });

  it('has no file but those of our own packages', async () => {
    const browser = tool.browser();
    for (const at of [
      'bien-noter/1.2/fr/imsmanifest.xml',
      'bien-noter/1.2/fr/..%2f..%2fpackage.json',
      'bien-noter/1.2/fr/fonts/..%2fplayer.js',
      'bien-noter/aicc/fr/frame.html',
      'bien-noter/1.2/de/frame.html',
      'rien/1.2/fr/frame.html',
    ]) {
      expect([at, (await browser.get(`/package-preview/${at}`)).status]).toEqual([at, 404]);
    }
  });
});
