import { certify } from '../../certification/certify.js';
import type { ChapterResult } from '../../certification/findings.js';
import { startParcours } from '../../certification/tools/parcours.js';
import type { Tool } from '../../certification/tool.js';

let tool: Tool;
let chapters: ChapterResult[];
beforeAll(async () => {
  tool = await startParcours();
  chapters = await certify(tool, { beyond: true });
}, 120_000);
afterAll(() => tool.stop());

const withVerdict = (verdict: string) =>
  chapters.flatMap(({ section, findings }) =>
    findings.filter((one) => one.verdict === verdict).map(({ name, why }) => `${section} ${name}: ${why}`),
  );

const findingsOf = (section: string) => chapters.find((one) => one.section === section)?.findings ?? [];

it('fails no test of the certification guide, nor of what the specifications ask beyond it', () => {
  expect(withVerdict('fail')).toEqual([]);
  expect(withVerdict('not offered')).toEqual([]);
});

it('is asked every test of the guide', () => {
  const counts = Object.fromEntries(chapters.map(({ section, findings }) => [section, findings.length]));
  expect(counts).toMatchObject({
    '6.1.1': 12,
    '6.1.2': 10,
    '6.1.3': 11,
    '6.2': 8,
    '6.3': 6,
    '6.4': 18,
    beyond: 13,
  });
});

it('leaves a line in its log for each launch, accepted or refused, which proves it', () => {
  for (const { name, proof } of findingsOf('6.1.1')) {
    expect([name, proof.at(-1)]).toEqual([name, expect.stringMatching(/^log: refused code="\w+"/)]);
  }
  for (const { name, proof } of [...findingsOf('6.1.2'), ...findingsOf('6.1.3')]) {
    expect([name, proof.at(-1)]).toEqual([name, expect.stringMatching(/^log: launch accepted role=/)]);
  }
});

it('opens the page of the role, and that of a learner for roles it does not know', () => {
  const views = new Map(
    [...findingsOf('6.1.2'), ...findingsOf('6.1.3')].map(({ name, why }) => [
      name,
      /\((.*)\)/.exec(why)?.[1],
    ]),
  );
  const learners = [...views].filter(([, view]) => view === 'learner-start').map(([name]) => name);
  expect(learners.filter((name) => name.includes('Instructor'))).toEqual([
    'Valid Instructor Launch Unknown Role',
    'Valid Instructor Launch No Role',
  ]);
  const others = [...views].filter(([, view]) => view !== 'learner-start' && view !== 'teacher-home');
  expect(others).toEqual([]);
});
