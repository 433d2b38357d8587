import { problemsWith } from './support.js';

/** Line 4 begins the item; its fields stand one a line. */
const CHOICE = `competence: soin.noter

items:
  - id: soin-noter-90
    type: single-choice
    level: 3
    seconds: 45
    question: Que notez-vous ?
    options:
      - { id: a, text: Rien, feedback: Trop peu }
      - { id: b, text: Tout, feedback: Trop, correct: true }
      - { id: c, text: Un peu, feedback: Presque }
    explanation: Tout se note.
    source: { title: Un livre }
`;

const SEVERAL = CHOICE.replace('single-choice', 'several-choices').replace(
  '    explanation',
  '      - { id: d, text: Encore, feedback: Aussi, correct: true }\n    explanation',
);

const TEXT = `competence: soin.noter
items:
  - id: soin-noter-91
    type: short-text
    level: 3
    seconds: 45
    question: Quel sigle ?
    accepted: [INS]
    tolerance: [case]
    explanation: C’est l’INS.
    source: { title: Un livre }
`;

const FILE = 'items/autre.yaml';
const problemsOf = (text: string) => problemsWith({ [FILE]: text });

it.each([
  ['a single choice', CHOICE],
  ['several choices', SEVERAL],
  ['a short text', TEXT],
])('accepts %s that is well made', async (_name, text) => {
  expect(await problemsOf(text)).toEqual([]);
});

describe('names file, line and field of', () => {
  it.each([
    ['a missing level', 'level: 3', '# no level', 'items.0.level', 4],
    ['a level above seven', 'level: 3', 'level: 8', 'items.0.level', 6],
    ['a level below one', 'level: 3', 'level: 0', 'items.0.level', 6],
    ['a level that is no whole number', 'level: 3', 'level: 2.5', 'items.0.level', 6],
    ['a level that is a text', 'level: 3', 'level: trois', 'items.0.level', 6],
    ['a time too short to read', 'seconds: 45', 'seconds: 2', 'items.0.seconds', 7],
    ['a type that does not exist', 'single-choice', 'essay', 'items.0.type', 5],
    ['a missing type', 'type: single-choice', '# no type', 'items.0.type', 4],
    ['an id in capitals', 'id: soin-noter-90', 'id: SOIN-90', 'items.0.id', 4],
    ['an id without a number', 'id: soin-noter-90', 'id: soin-noter', 'items.0.id', 4],
    ['an empty question', 'question: Que notez-vous ?', 'question: ""', 'items.0.question', 8],
    ['a question that is a list', 'question: Que notez-vous ?', 'question: [x]', 'items.0.question', 8],
    ['a missing question', 'question: Que notez-vous ?', '# none', 'items.0.question', 4],
    ['a missing explanation', 'explanation: Tout se note.', '# none', 'items.0.explanation', 4],
    ['a missing source', 'source: { title: Un livre }', '# none', 'items.0.source', 4],
    [
      'a source without a title',
      '{ title: Un livre }',
      '{ url: "https://a.fr/" }',
      'items.0.source.title',
      14,
    ],
    [
      'a source on http',
      '{ title: Un livre }',
      '{ title: x, url: "http://a.fr/" }',
      'items.0.source.url',
      14,
    ],
    [
      'a source that is a script',
      '{ title: Un livre }',
      '{ title: x, url: "javascript:1" }',
      'items.0.source.url',
      14,
    ],
    ['a field that does not exist', 'seconds: 45', 'seconds: 45\n    hint: psst', 'items.0.hint', 8],
    ['an option without a text', 'text: Rien, ', '', 'items.0.options.0.text', 10],
    ['an option without feedback', ', feedback: Presque', '', 'items.0.options.2.feedback', 12],
    ['an option whose id is no letter', '{ id: c,', '{ id: 3,', 'items.0.options.2.id', 12],
    ['two options with the same id', '{ id: c,', '{ id: a,', 'items.0.options', 9],
    ['a single choice without a key', ', correct: true', '', 'items.0.options', 9],
    [
      'a single choice with two keys',
      'feedback: Presque',
      'feedback: Presque, correct: true',
      'items.0.options',
      9,
    ],
    ['a key that is not yes or no', 'correct: true', 'correct: maybe', 'items.0.options.1.correct', 11],
    ['a missing competence', 'competence: soin.noter', '# none', 'competence', 1],
    ['a competence that the framework lacks', 'soin.noter\n', 'soin.danser\n', 'competence', 1],
  ])('%s', async (_name, from, to, field, line) => {
    expect(CHOICE).toContain(from);
    const problems = await problemsOf(CHOICE.replace(from, to));
    expect(problems).toEqual([{ file: FILE, line, field, message: expect.stringMatching(/\S/) as string }]);
  });

  it.each([
    ['too few options for several choices', CHOICE, 'single-choice', 'several-choices', 'items.0.options', 9],
    [
      'several choices without a key',
      SEVERAL.replaceAll(', correct: true', ''),
      '',
      '',
      'items.0.options',
      9,
    ],
    ['a short text without a solution', TEXT, 'accepted: [INS]', 'accepted: []', 'items.0.accepted', 8],
    ['an empty solution', TEXT, 'accepted: [INS]', 'accepted: [""]', 'items.0.accepted.0', 8],
    [
      'a solution that YAML takes for a number',
      TEXT,
      'accepted: [INS]',
      'accepted: [15]',
      'items.0.accepted.0',
      8,
    ],
    [
      'a tolerance that does not exist',
      TEXT,
      'tolerance: [case]',
      'tolerance: [all]',
      'items.0.tolerance.0',
      9,
    ],
    ['options on a short text', TEXT, 'tolerance: [case]', 'options: []', 'items.0.options', 9],
  ])('%s', async (_name, text, from, to, field, line) => {
    const problems = await problemsOf(text.replace(from, to));
    expect(problems).toEqual([{ file: FILE, line, field, message: expect.stringMatching(/\S/) as string }]);
  });

  it('every problem of every file at once', async () => {
    const problems = await problemsWith({
      'items/un.yaml': CHOICE.replace('level: 3', 'level: 9').replace('seconds: 45', 'seconds: 0'),
      'items/deux.yaml': TEXT.replace('level: 3', 'level: 9'),
    });
    expect(problems.map(({ file, field }) => `${file} ${field ?? ''}`)).toEqual([
      'items/deux.yaml items.0.level',
      'items/un.yaml items.0.level',
      'items/un.yaml items.0.seconds',
    ]);
  });
});

describe('ids that collide', () => {
  it('are refused within a file', async () => {
    const twice = CHOICE + CHOICE.slice(CHOICE.indexOf('  - id'));
    expect(await problemsOf(twice)).toEqual([
      {
        file: FILE,
        line: 15,
        field: 'items.1.id',
        message: expect.stringContaining('soin-noter-90') as string,
      },
    ]);
  });

  it('are refused between files, naming the other one', async () => {
    const again = CHOICE.replace('soin-noter-90', 'soin-noter-01');
    const [problem, ...others] = await problemsWith({ 'items/zz.yaml': again });
    expect(others).toEqual([]);
    expect(problem).toMatchObject({ file: 'items/zz.yaml', line: 4, field: 'items.0.id' });
    expect(problem?.message).toMatch(/soin-noter-01.*soin\.noter\.yaml/);
  });
});
