import { deliverDueGrades } from '../../src/grades/grade-worker.js';
import { guardedClient } from '../../src/outbound/guarded-client.js';
import { drawIndex, seededRandom } from '../../src/assessment/random.js';
import { accessTokens } from '../../src/lti/services/access-tokens.js';
import { serviceClient } from '../../src/lti/services/service-client.js';
import { OutboundError } from '../../src/outbound/guarded-client.js';
import { HOUR, openCourse, QUESTIONS, SCORE_MAXIMUM, SECOND, type Course } from './support/graded-course.js';

const PEOPLE = ['camille.arnoult', 'ines.delahaye', 'thibault.kervadec', 'mariam.sissoko', 'noe.lanvaux'];
const LINKS = 8;
const TICK = 5 * SECOND;
const MINUTE = 60 * SECOND;

let course: Course;
beforeAll(async () => {
  course = await openCourse();
});
afterAll(() => course.tool.stop());

/** Cuts what goes out while told so, as a machine that is off does. */
function cuttable() {
  const { toolKeys, now } = course.tool.services.lti;
  const open = guardedClient({ allowLoopback: true, allowedPrivateHosts: [], userAgent: 'Parcours' });
  const line = { cut: false, requests: 0 };
  const client = {
    request: (...request: Parameters<typeof open.request>) => {
      line.requests += 1;
      if (line.cut) return Promise.reject(new OutboundError('unreachable', 'nobody is there'));
      return open.request(...request);
    },
  };
  return { line, client: serviceClient(client, accessTokens(client, toolKeys, now), now) };
}

it('an hour without the platform delays every grade by less than two minutes more, and doubles none', async () => {
  const { faults, calls } = course.tool.lms;
  const random = seededRandom('an hour');
  const { line, client } = cuttable();
  const dependencies = { ...course.grades, client };
  const expected = new Map<string, number>();
  const finish = async (link: string, person: string) => {
    const answered = drawIndex(QUESTIONS + 1, random);
    await course.finish(link, answered, { person });
    expected.set(`${link} ${person}`, (answered / QUESTIONS) * SCORE_MAXIMUM);
  };
  const links: string[] = [];
  for (let made = 0; made < LINKS; made += 1) links.push(await course.addLink());
  for (const link of links) for (const person of PEOPLE) await finish(link, person);
  course.tool.lms.calls.clear();

  /** Lets time pass in small steps, the worker looking at each. @returns requests made */
  const pass = async (milliseconds: number) => {
    const before = line.requests;
    for (let passed = 0; passed < milliseconds; passed += TICK) {
      await deliverDueGrades(dependencies);
      course.clock.pass(TICK);
    }
    return line.requests - before;
  };
  faults.turnOn('service-error', { status: 503 });
  const whileErrors = await pass(HOUR / 3);
  // Some learners try again meanwhile: only their newest grade may arrive.
  for (const person of PEOPLE) await finish(links[0] ?? '', person);
  faults.clear();
  line.cut = true;
  const whileCut = await pass(HOUR / 3);
  line.cut = false;
  faults.turnOn('token-endpoint-down', { status: 502 });
  course.tool.lms.platform.revokeAccessTokens();
  faults.turnOn('service-error', { status: 500 });
  await pass(HOUR / 3);
  // One request in some seconds, and not forty at once.
  expect(whileErrors).toBeLessThan((HOUR / 3 / TICK) * 2);
  expect(whileCut).toBeLessThan((HOUR / 3 / TICK) * 2);

  faults.clear();
  calls.clear();
  const back = course.clock.time;
  const waiting = () => course.grades.grades.count({ state: 'due' });
  while ((await waiting()) > 0 && course.clock.time < back + 10 * MINUTE) await pass(TICK);
  expect(course.clock.time - back).toBeLessThan(2 * MINUTE);
  for (const [cell, score] of expected) {
    const [link = '', person] = cell.split(' ');
    expect(course.standing(link, person)?.score).toBe(score);
  }
  expect(course.calls('POST').filter((path) => path.includes('/scores'))).toHaveLength(expected.size);
});
