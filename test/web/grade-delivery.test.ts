import { changeRegistration, registrationOf } from '../lti/support/demo-registration.js';
import { deliverDueGrades } from '../../src/grades/grade-worker.js';
import { HOUR, openCourse, SECOND, type Course } from '../grades/support/graded-course.js';
import { hiddenFields, type Answer, type TestBrowser } from '../support/test-browser.js';

const TEACHER = 'helene.morvan';
const CAMILLE = 'camille.arnoult';
const NOE = 'noe.lanvaux';
const MARIAM = 'mariam.sissoko';

let course: Course;
let link: string;
let browser: TestBrowser;
let base: string;
beforeAll(async () => {
  course = await openCourse();
});
beforeEach(async () => {
  link = await course.addLink();
});
afterEach(() => course.reset());
afterAll(() => course.tool.stop());

/** The teacher's page, as it is after they opened the link. */
async function visit(query = ''): Promise<Answer> {
  browser = course.tool.browser();
  base = await course.tool.enter(browser, { link, person: TEACHER });
  return browser.get(`${base}/grades${query}`);
}

function text(answer: Answer): string {
  return answer.text.replace(/<[^>]*>/g, ' ').replace(/[\s\u00a0\u202f]+/g, ' ');
}

async function markByHand(person: string, score: number): Promise<void> {
  const { gradebook } = course.tool.lms;
  await gradebook.gradeByHand(gradebook.columnOf(link)?.id ?? '', person, score);
}

/** Camille's grade is refused, Noé's kept, Mariam's arrives. */
async function oneOfEach(): Promise<void> {
  await course.finish(link, 4, { person: NOE });
  course.clock.pass(SECOND);
  await markByHand(NOE, 9);
  await course.deliver();
  await course.finish(link, 2, { person: MARIAM });
  await course.deliver();
  course.tool.lms.faults.turnOn('service-error', { only: 'score', status: 404, times: 1 });
  await course.finish(link, 3);
  await course.deliver();
}

async function resend(form: Record<string, string>, page: Answer): Promise<Answer> {
  const { _token = '' } = hiddenFields(page.text);
  return browser.post(`${base}/grades/resend`, { _token, ...form });
}

it('says that there is nothing yet', async () => {
  const page = await visit();
  expect(page.view).toBe('grades');
  expect(text(page)).toContain('Aucune note à envoyer pour l’instant');
});

it('says of each grade where it is, and puts first what needs somebody', async () => {
  await oneOfEach();
  const page = await visit();
  const rows = [...page.text.matchAll(/<th scope="row">([^<]*)</g)].map(([, name]) => name);
  const names = ['Camille Arnoult', 'Noé Lanvaux', 'Mariam Sissoko'];
  expect(rows).toEqual(names);
  const said = text(page);
  expect(said).toContain('La colonne de cette note a disparu du carnet. Ouvrez l’activité depuis le cours');
  expect(said).toContain('Le carnet garde 45 / 100, mis après coup.');
  expect(said).toMatch(/Arrivée le 2 nov\. 2041, 09:00\. 50 \/ 100/);
  expect(said).toMatch(/1 Arrivées .*1 Gardées par le cours|1 Refusées 1 Gardées par le cours/);
});

it('says when a grade that waits is tried next, and why it waits', async () => {
  course.tool.lms.faults.turnOn('service-error', { only: 'score', status: 503 });
  await course.finish(link, 3);
  await course.deliver();
  expect(text(await visit())).toMatch(/Le cours ne répond pas\. Prochain essai : 2 nov\. 2041/);
});

it('says what to do where the activity has no grade in the course', async () => {
  course.tool.lms.faults.turnOn('ags-absent');
  await course.finish(link, 3);
  await course.deliver();
  expect(text(await visit())).toContain('Cette activité n’a pas de note dans le cours. Acceptez les notes');
});

it('says of who has no grade in the course that it is so', async () => {
  const { family } = await registrationOf(course.tool);
  await changeRegistration(course.tool, { family: 'moodle' });
  course.tool.lms.faults.turnOn('service-error', { only: 'score', status: 400 });
  await course.finish(link, 3);
  await course.deliver();
  await changeRegistration(course.tool, { family });
  expect(text(await visit())).toContain('Cette personne n’a pas de note dans ce cours.');
});

it('gives the code of a refusal that nobody foresaw', async () => {
  course.tool.lms.faults.turnOn('service-error', { only: 'score', status: 418 });
  await course.finish(link, 3);
  await course.deliver();
  expect(text(await visit())).toContain('donnez ce code à l’équipe qui gère Parcours : status_418.');
});

it('shows one kind when asked', async () => {
  await oneOfEach();
  const page = await visit('?show=kept');
  expect(page.text.match(/<th scope="row">/g)).toHaveLength(1);
  expect(text(page)).toContain('Noé');
});

describe('"Renvoyer"', () => {
  beforeEach(oneOfEach);

  it('sends the refused grades again, and no other', async () => {
    const answer = await resend({ all: 'refused' }, await visit());
    expect(answer.status).toBe(303);
    expect(text(await browser.get(answer.location ?? ''))).toContain('1 note sera renvoyée');
    await course.deliver();
    expect(course.standing(link)?.score).toBe(15);
    expect(course.standing(link, NOE)?.score).toBe(9);
  });

  it('sends one grade in place of what the gradebook keeps', async () => {
    const page = await visit('?show=kept');
    const [, grade = ''] = /name="grade" value="([^"]*)"/.exec(page.text) ?? [];
    course.clock.pass(SECOND);
    await resend({ grade }, page);
    await course.deliver();
    expect(course.standing(link, NOE)).toMatchObject({ score: 20, byHand: false });
    expect(await course.grade(link)).toMatchObject({ state: 'refused' });
  });

  it('sends all kept grades when asked', async () => {
    const page = await visit();
    course.clock.pass(SECOND);
    await resend({ all: 'kept' }, page);
    await course.deliver();
    expect(course.standing(link, NOE)).toMatchObject({ score: 20 });
  });

  it('sends no grade of another link', async () => {
    const { id } = await course.grade(link);
    link = await course.addLink();
    await oneOfEach();
    const answer = await resend({ grade: id }, await visit());
    expect(answer.location).toMatch(/sent=0$/);
    const found = await course.grades.grades.get(id);
    expect(found?.doc.state).toBe('refused');
  });

  it.each([{}, { all: 'due' }, { grade: '' }])('refuses a form that names nothing: %j', async (form) => {
    expect((await resend(form, await visit())).status).toBe(400);
  });

  it('takes no form of another site', async () => {
    await visit();
    expect((await browser.post(`${base}/grades/resend`, { all: 'kept' })).status).toBe(403);
  });
});

describe('"Comparer avec le carnet de notes"', () => {
  it('sees what a teacher changed after the grade arrived, and sends ours when asked', async () => {
    await course.finish(link, 3);
    await course.finish(link, 2, { person: MARIAM });
    await course.deliver();
    await markByHand(CAMILLE, 4);
    const page = await visit('?compare=1');
    const said = text(page);
    expect(said).toContain('1 différence.');
    expect(said).toContain('75 / 100 20 / 100');
    expect(said).toContain('50 / 100 identique');
    const different = await browser.get(`${base}/grades?compare=1&show=different`);
    const [, grade = ''] = /name="grade" value="([^"]*)"/.exec(different.text) ?? [];
    course.clock.pass(SECOND);
    await resend({ grade }, different);
    await course.deliver();
    expect(course.standing(link)?.score).toBe(15);
    expect(text(await browser.get(`${base}/grades?compare=1`))).toContain('tout y est comme ici');
  });

  it('reads every page of the gradebook, and numbers told as texts', async () => {
    course.tool.lms.faults.turnOn('like-ilias');
    course.tool.lms.faults.turnOn('moodle-link-headers', { pageSize: 1 });
    for (const person of [CAMILLE, NOE, MARIAM]) await course.finish(link, 3, { person });
    await course.deliver();
    course.tool.lms.calls.clear();
    expect(text(await visit('?compare=1'))).toContain('tout y est comme ici');
    expect(course.calls('GET').filter((path) => path.includes('/results'))).toHaveLength(3);
  });

  it('says when the gradebook cannot be read', async () => {
    await course.finish(link, 3);
    await course.deliver();
    course.tool.lms.faults.turnOn('service-error', { only: 'results', status: 503 });
    expect(text(await visit('?compare=1'))).toContain('Réessayez dans un moment.');
    course.tool.lms.faults.turnOn('service-error', { only: 'results', status: 403 });
    expect(text(await visit('?compare=1'))).toContain('ne laisse pas Parcours relire ses notes');
  });

  it('changes nothing', async () => {
    await course.finish(link, 3);
    await course.deliver();
    await markByHand(CAMILLE, 4);
    const before = await course.grade(link);
    await visit('?compare=1');
    course.clock.pass(HOUR);
    await deliverDueGrades(course.grades);
    expect(await course.grade(link)).toEqual(before);
  });
});

it('does not exist for a learner', async () => {
  const learner = course.tool.browser();
  const place = await course.tool.enter(learner, { link, person: CAMILLE });
  expect((await learner.get(`${place}/grades`)).status).toBe(404);
});
