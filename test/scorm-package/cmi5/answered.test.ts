import { recorded, standing } from '../tracker/support/learner.js';
import { fakeLms } from './support/fake-lms.js';
import { settled, visit } from './support/visit.js';

async function told(answer: Parameters<typeof recorded>[0]) {
  const lms = fakeLms();
  const { tracker, page } = await visit(lms);
  tracker.record(recorded(answer));
  tracker.keep(standing());
  page.pass(10);
  await settled();
  expect(lms.refused).toEqual([]);
  const [, statement] = lms.statements;
  if (statement === undefined) throw new Error('no answer was told');
  return statement;
}

it('tells a choice with its options, its competence and the module that asked', async () => {
  const { object, result, context, timestamp } = await told({});
  expect(object).toEqual({
    objectType: 'Activity',
    id: 'urn:parcours:item:cybersecurite-menaces-01',
    definition: {
      type: 'http://adlnet.gov/expapi/activities/cmi.interaction',
      description: { fr: 'Que faites-vous ?' },
      interactionType: 'choice',
      correctResponsesPattern: ['b'],
      choices: [{ id: 'a' }, { id: 'b' }],
    },
  });
  expect(result).toEqual({
    score: { scaled: 1 },
    success: true,
    response: 'b',
    duration: 'PT00H00M12.34S',
  });
  expect(context.contextActivities.other?.[0]?.id).toBe('urn:parcours:competence:cybersecurite.menaces');
  expect(timestamp).toBe('2026-11-29T08:30:15.067Z');
});

it('tells what goes with what', async () => {
  const { object, result } = await told({
    type: 'matching',
    asked: {
      type: 'matching',
      prompts: [
        { id: 'p', choice: 'x' },
        { id: 'q', choice: 'z' },
      ],
      choices: ['x', 'y', 'z'],
    },
    answer: { kind: 'parts', parts: { p: 'x', q: 'y' } },
    credit: 0.5,
  });
  expect(object.definition).toMatchObject({
    interactionType: 'matching',
    correctResponsesPattern: ['p[.]x[,]q[.]z'],
    source: [{ id: 'p' }, { id: 'q' }],
    target: [{ id: 'x' }, { id: 'y' }, { id: 'z' }],
  });
  expect(result).toMatchObject({ response: 'p[.]x[,]q[.]y', success: false, score: { scaled: 0.5 } });
});

it('tells the steps of a simulation', async () => {
  const { object } = await told({
    type: 'simulation',
    asked: { type: 'blanks', blanks: [{ id: 'a', options: ['oui', 'non'], right: 'non' }] },
    answer: { kind: 'parts', parts: { a: 'non' } },
  });
  expect(object.definition).toMatchObject({ interactionType: 'performance', steps: [{ id: 'a' }] });
});

it('tells a text in its language, and parts none of it', async () => {
  const { object, result } = await told({
    type: 'short-text',
    asked: { type: 'short-text', accepted: ['MSSanté'], tolerance: ['case'] },
    answer: { kind: 'text', text: 'mssante' },
  });
  expect(object.definition).toMatchObject({
    interactionType: 'fill-in',
    correctResponsesPattern: ['{case_matters=false}{lang=fr}MSSanté'],
  });
  expect(result).toMatchObject({ response: '{lang=fr}mssante' });
});

it('says of a question that was skipped only how long it took', async () => {
  const { result } = await told({ answer: { kind: 'skipped' }, credit: 0 });
  expect(result).toEqual({ duration: 'PT00H00M12.34S' });
});
