import { gradesDefinition, type Grade } from '../../../src/grades/grade.js';
import { gradeOf } from '../../cli/support/grades.js';
import type { TestBrowser } from '../../support/test-browser.js';
import { startTool, type RunningTool } from '../../support/tool.js';
import { administrator, sendForm } from './support.js';

let tool: RunningTool;
let admin: TestBrowser;
let demo = '';
beforeEach(async () => {
  tool = await startTool();
  admin = await administrator(tool);
  demo = (await tool.services.lti.registrations.list())[0]?.id ?? '';
});
afterEach(() => tool.stop());

async function keep(settings: Partial<Grade>): Promise<Grade> {
  const grade = gradeOf({ registrationId: demo, ...settings });
  await tool.services.store.collection(gradesDefinition).insert(grade);
  return grade;
}

const stateOf = async ({ id }: Grade) =>
  (await tool.services.store.collection(gradesDefinition).get(id))?.doc.state;

const plain = (html: string) => html.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ');

it('counts grades by state and by platform, with what stands in their way', async () => {
  await keep({ state: 'delivered', share: 0.876_543 });
  await keep({ state: 'refused', problem: 'status_404' });
  await keep({ state: 'refused', problem: 'status_404' });
  await keep({ state: 'due', problem: 'no_service', dueAt: 1 });
  const { status, view, text } = await admin.get('/administrator/grades');
  expect([status, view]).toEqual([200, 'administrator-grades']);
  const shown = plain(text);
  expect(shown).toContain('en attente 1 arrivées 1 remplacées par le cours 0 refusées 2');
  expect(shown).toContain('Ce qui était visé n’existe plus, la colonne de notes par exemple. status_404 2');
  expect(shown).toContain('La plus ancienne en attente l’est depuis le');
  expect(text).not.toContain('0.87');
  expect(text).not.toContain('learner-');
});

it('says of every problem that a delivery leaves something of its own', async () => {
  await keep({ state: 'refused', problem: 'constructor' });
  await keep({ state: 'refused', problem: 'gone' });
  await keep({ state: 'kept', problem: 'conflict' });
  const shown = plain((await admin.get('/administrator/grades')).text);
  expect(shown).toContain('Réponse inattendue du LMS');
  expect(shown).toContain('n’existe plus ici');
  expect(shown).toContain('Le carnet de notes a une valeur plus récente');
});

it('sends the refused ones again, and no others: all, or those of one platform', async () => {
  const refused = await keep({ state: 'refused', problem: 'status_404' });
  const elsewhere = await keep({ state: 'refused', problem: 'status_404', registrationId: 'other' });
  const kept = await keep({ state: 'kept', problem: 'conflict' });
  const sent = await sendForm(admin, '/administrator/grades/again', { registration: demo });
  expect(sent.location).toBe('/administrator/grades?again=1');
  expect(await Promise.all([refused, elsewhere, kept].map(stateOf))).toEqual(['due', 'refused', 'kept']);
  expect(plain((await admin.get(sent.location ?? '')).text)).toContain('1 note part de nouveau.');
  await sendForm(admin, '/administrator/grades/again', { registration: '' });
  expect(await stateOf(elsewhere)).toBe('due');
});

it('sends nothing for a form from elsewhere', async () => {
  const refused = await keep({ state: 'refused', problem: 'status_404' });
  const form = { registration: '' };
  expect((await admin.post('/administrator/grades/again', form)).status).toBe(403);
  expect((await tool.browser().post('/administrator/grades/again', form)).status).toBe(401);
  expect((await sendForm(admin, '/administrator/grades/again', {})).status).toBe(400);
  expect(await stateOf(refused)).toBe('refused');
});

describe('the overview', () => {
  const tasksOf = async () =>
    [...(await admin.get('/administrator')).text.matchAll(/<li><a href="([^"]*)">([^<]*)<\/a><\/li>/g)]
      .map(([, href = '', text = '']) => ({ href, text: text.replaceAll('&#39;', "'") }))
      .filter(({ href }) => href !== '');

  it('says that nothing waits', async () => {
    expect((await admin.get('/administrator')).text).toContain('Rien ne vous attend.');
  });

  it('lists what waits for a decision, and leads to it', async () => {
    const { lti } = tool.services;
    const found = await lti.registrations.get(demo);
    if (found === undefined) throw new Error('no demo registration');
    await lti.deployments.holdForApproval(found.doc, 'another', 0);
    await lti.registrations.update({ ...found.doc, status: 'pending' }, found.version);
    await keep({ state: 'refused', problem: 'gone' });
    await keep({ state: 'due', dueSince: Date.now() - 3_600_000, dueAt: 1 });
    await tool.browser().get('/lti/login');
    const page = `/administrator/platforms/${demo}`;
    expect((await tasksOf()).slice(-4)).toMatchObject([
      { href: page, text: expect.stringContaining('1 plateforme attend') as string },
      { href: page, text: expect.stringContaining('1 déploiement attend') as string },
      { href: '/administrator/grades', text: '1 note refusée par sa plateforme' },
      { href: '/administrator/grades', text: expect.stringContaining('la plus ancienne depuis') as string },
    ]);
    expect(plain((await admin.get('/administrator')).text)).toContain('1 ouverture refusée depuis');
  });
});
