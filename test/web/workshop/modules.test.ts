import { claim } from '../../../src/lti/claims-vocabulary.js';
import { smallContent } from '../../support/content-folder.js';
import { moduleFiles } from '../../support/modules.js';
import type { RunningTool } from '../../support/tool.js';
import { startSmallTool, textOf } from '../support/small-tool.js';
import { choosing, placing } from './support.js';

let tool: RunningTool;
beforeAll(async () => {
  tool = await startSmallTool({ content: await smallContent(moduleFiles()) });
});
afterAll(() => tool.stop());

it('offers modules beside the paths, without composing them anew', async () => {
  const page = await (await choosing(tool)).get();
  expect(textOf(page)).toContain('Modules d’entraînement');
  expect(page.text).toContain('value="path:bien-noter"');
  expect(page.text).not.toContain('compose?from=path%3Abien-noter');
  expect(page.text).toContain('compose?from=path%3Alibre');
});

it('says of a module what it is before it is placed', async () => {
  const page = await (await choosing(tool)).get('/chosen/path:bien-noter');
  const text = textOf(page);
  expect(text).toContain('Module d’entraînement');
  expect(text).toContain('de courtes fiches et 2 questions');
  expect(text).not.toContain('Régler autrement');
});

it('places a module in a course', async () => {
  const { payload } = await placing(await choosing(tool), 'path:bien-noter');
  expect(payload[claim.contentItems]).toMatchObject([{ type: 'ltiResourceLink', title: 'Bien noter' }]);
});

it('composes nothing from a module', async () => {
  const teacher = await choosing(tool);
  expect((await teacher.get('/compose?from=path:bien-noter')).status).toBe(404);
});

it('lets a teacher try it from its first card', async () => {
  const teacher = await choosing(tool);
  const start = await teacher.get('/chosen/path:bien-noter/try');
  expect(textOf(start)).toContain('Vous essayez ce parcours');
  expect(start.text).toContain('Noter ce que l’on voit');
});
