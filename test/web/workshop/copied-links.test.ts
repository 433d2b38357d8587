import { claim } from '../../../src/lti/claims-vocabulary.js';
import type { RunningTool } from '../../support/tool.js';
import {
  begin,
  claiming,
  newLink,
  startSmallTool,
  textOf,
  visit,
  type Visitor,
} from '../support/small-tool.js';
import { choosing, composed } from './support.js';

let tool: RunningTool;
let clock = Date.UTC(2026, 10, 2, 9);
beforeAll(async () => {
  tool = await startSmallTool({ now: () => clock });
});
afterAll(() => tool.stop());

let copies = 0;

/** A launch of a copy of the link, in a copy of the course, with these custom parameters. */
function copyOf(
  link: string,
  custom: Record<string, string>,
  { person = 'helene.morvan', copy = (copies += 1) } = {},
): Promise<Visitor> {
  return visit(tool, {
    link,
    person,
    ...claiming({
      [claim.resourceLink]: { id: `copy-${copy}-of-${link}`, title: 'Copie' },
      [claim.context]: { id: `course-${copy}`, title: 'La promotion suivante' },
      [claim.custom]: custom,
    }),
  });
}

/** A link in the course that opens what a teacher composed. */
async function composedLink(
  fields: Record<string, string> = {},
): Promise<{ link: string; prescription: string }> {
  const prescription = await composed(await choosing(tool), { opens: '', closes: '', ...fields });
  const link = await newLink(tool, { prescription });
  return { link, prescription };
}

const QUESTION = 'Cette activité vient d’une copie de cours.';

describe('a link copied with its course', () => {
  it('opens for learners what the original opened', async () => {
    const { link, prescription } = await composedLink();
    const learner = await copyOf(link, { prescription }, { person: 'camille.arnoult' });
    expect(textOf(await learner.get())).toContain('Mon examen');
    expect((await begin(learner)).view).toBe('item');
  });

  it('asks its teacher, also where the platform does not tell of copies', async () => {
    const { link, prescription } = await composedLink({ 'title-fr': 'Sans histoire' });
    const original = await visit(tool, { link, person: 'helene.morvan' });
    expect(textOf(await original.get())).not.toContain(QUESTION);
    const copy = await copyOf(link, { prescription });
    expect(textOf(await copy.get())).toContain(QUESTION);
  });

  it('asks no more once the teacher kept its settings', async () => {
    const { link, prescription } = await composedLink({ 'title-fr': 'À garder' });
    await visit(tool, { link });
    const copy = await copyOf(link, { prescription });
    const kept = await copy.send(await copy.get(), '/workshop/use', { choice: prescription });
    expect(kept.location).toBe(`${copy.base}?chosen=1`);
    expect(textOf(await copy.get())).not.toContain(QUESTION);
    expect(textOf(await copy.get())).toContain('À garder');
  });

  it('asks no more once somebody began', async () => {
    const { link, prescription } = await composedLink({ 'title-fr': 'Commencé' });
    await visit(tool, { link });
    await begin(await copyOf(link, { prescription }, { person: 'camille.arnoult', copy: 900 }));
    const teacher = await copyOf(link, { prescription }, { copy: 900 });
    expect(textOf(await teacher.get())).not.toContain(QUESTION);
  });

  it('whose dates are over asks for new ones, which a teacher gives from the old settings', async () => {
    const { link, prescription } = await composedLink({
      'title-fr': 'Daté',
      opens: '2026-11-02T08:00',
      closes: '2026-12-01T18:00',
    });
    clock = Date.UTC(2027, 10, 2, 9);
    const learner = await copyOf(link, { prescription }, { person: 'camille.arnoult', copy: 901 });
    expect(textOf(await learner.get())).toContain('Fermé depuis le 1 déc. 2026');
    const teacher = await copyOf(link, { prescription }, { copy: 901 });
    const page = await teacher.get();
    expect(textOf(page)).toContain('ses dates sont passées');
    expect(page.text).not.toContain('Garder ces réglages');
    const form = await teacher.get(`/workshop/compose?from=${prescription}`);
    expect(form.text).toContain('value="Daté"');
    expect(form.text).toContain('value="2026-12-01T18:00"');
  });

  it('that names nothing opens what its original was bound to, by its history', async () => {
    const link = await newLink(tool);
    const teacher = await visit(tool, { link, person: 'helene.morvan' });
    await teacher.send(await teacher.get('/workshop'), '/workshop/use', { choice: 'path:libre' });
    const custom = { resource_link_id_history: `unknown-before,${link}`, context_id_history: 'course' };
    const learner = await copyOf(link, custom, { person: 'camille.arnoult', copy: 902 });
    expect(textOf(await learner.get())).toContain('Le parcours libre');
    const page = await (await copyOf(link, custom, { copy: 902 })).get();
    expect(textOf(page)).toContain('elle ouvre le parcours de l’original');
    expect(textOf(page)).toContain(QUESTION);
    const second = { resource_link_id_history: `copy-902-of-${link},${link}` };
    const later = await copyOf(link, second, { person: 'camille.arnoult' });
    expect(textOf(await later.get())).toContain('Le parcours libre');
  });

  it('whose history the platform did not resolve is as any new link', async () => {
    const link = await newLink(tool);
    const custom = { resource_link_id_history: '$ResourceLink.id.history' };
    const teacher = await copyOf(link, custom);
    expect(textOf(await teacher.get())).toContain('elle ouvre le parcours par défaut');
  });
});

describe('a link from another institution', () => {
  it('opens the path that it also names', async () => {
    const link = await newLink(tool);
    const learner = await copyOf(
      link,
      { prescription: 'aaaaaaaaaaaa', path: 'libre' },
      { person: 'camille.arnoult' },
    );
    expect(textOf(await learner.get())).toContain('Le parcours libre');
  });

  it('that names no path asks its teacher to choose, and tells learners that it is not ready', async () => {
    const link = await newLink(tool);
    const custom = { prescription: 'aaaaaaaaaaaa' };
    const learner = await copyOf(link, custom, { person: 'camille.arnoult', copy: 903 });
    expect(textOf(await learner.get())).toContain('pas encore prête');
    const teacher = await copyOf(link, custom, { copy: 903 });
    const page = await teacher.get();
    expect([page.status, page.view]).toEqual([200, 'teacher-home']);
    await teacher.send(await teacher.get('/workshop'), '/workshop/use', { choice: 'path:libre' });
    expect(textOf(await learner.get())).toContain('Le parcours libre');
  });
});
