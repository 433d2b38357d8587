import fc from 'fast-check';
import { answered, wildText } from '../tracker/support/answered.js';
import { recorded, standing } from '../tracker/support/learner.js';
import { fakeLms } from './support/fake-lms.js';
import { settled, verbs, visit } from './support/visit.js';

const PASS = 0.7;

const score = fc.double({ min: 0, max: 1, noNaN: true });

const anAnswer = fc
  .record({
    asked: answered,
    item: fc.constantFrom('cybersecurite-menaces-01', 'donnees-cycle-103'),
    credit: fc.oneof(fc.constantFrom(0, 1, 1 / 3), score),
    seconds: fc.double({ min: 0, max: 90_000, noNaN: true }),
    at: fc.integer({ min: Date.UTC(2026, 0, 1), max: Date.UTC(2037, 11, 31) }),
    question: wildText,
  })
  .map(({ asked, ...rest }) => recorded({ ...rest, ...asked }));

const state = fc.string({ minLength: 1, maxLength: 100 });

const deed = fc.oneof(
  { weight: 6, arbitrary: fc.record({ kind: fc.constant('answer' as const), answer: anAnswer, state }) },
  { weight: 4, arbitrary: fc.record({ kind: fc.constant('finish' as const), state, score }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('wait' as const), seconds: fc.nat(40) }) },
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constantFrom('hide', 'show', 'rest in the page cache', 'leave', 'close', 'lose the browser'),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant('network' as const),
      is: fc.constantFrom('down', 'losing answers', 'up'),
    }),
  },
);

it.each([
  ['with a mastery score', { masteryScore: PASS }],
  ['without one', {}],
] as const)(
  'keeps every rule of cmi5 whatever happens, and ends with what the learner reached, %s',
  async (_name, options) => {
    await fc.assert(
      fc.asyncProperty(fc.array(deed, { minLength: 1, maxLength: 25 }), async (deeds) => {
        const lms = fakeLms();
        let now = await visit(lms, options);
        let best: number | undefined;
        let expected = '';
        let attempt = 0;

        const keep = async (next: string): Promise<void> => {
          const isPassed = best !== undefined && Math.round(best * 100) >= PASS * 100;
          const ended = best === undefined ? {} : { score: best, status: isPassed ? 'passed' : 'failed' };
          now.tracker.keep(standing({ state: next, ...(ended as object) }));
          expected = next;
          await settled();
        };
        const again = async (): Promise<void> => {
          Object.assign(lms.faults, { isDown: false, losesAnswers: false });
          now = await visit(lms, options);
        };

        for (const did of deeds) {
          switch (did.kind) {
            case 'answer':
              attempt++;
              now.tracker.record({ ...did.answer, attempt });
              await keep(did.state);
              break;
            case 'finish':
              best = Math.max(best ?? 0, did.score);
              await keep(did.state);
              break;
            case 'wait':
              for (let second = 0; second < did.seconds; second += 5) {
                now.page.pass(5);
                await settled();
              }
              break;
            case 'network':
              lms.faults.isDown = did.is === 'down';
              lms.faults.losesAnswers = did.is === 'losing answers';
              break;
            case 'hide':
            case 'show':
              now.page[did.kind]();
              break;
            case 'rest in the page cache':
              now.page.leave(true);
              now.page.comeBack();
              break;
            case 'leave':
            case 'close': {
              const isKept = !lms.faults.isDown;
              if (did.kind === 'leave') now.tracker.leave();
              await settled();
              now.page.leave();
              await settled();
              await again();
              if (isKept) expect(now.tracker.entry.state).toBe(expected);
              expected = now.tracker.entry.state;
              break;
            }
            case 'lose the browser':
              await settled();
              await again();
              expected = now.tracker.entry.state;
              break;
          }
        }
        // Whatever was lost on the way is told by a last session on a sound network.
        await again();
        await keep('v1:fin');
        now.tracker.leave();
        await settled();
        const told = verbs(lms);
        const isPassed = best !== undefined && Math.round(best * 100) >= PASS * 100;
        expect(told.includes('completed')).toBe(best !== undefined);
        expect(told.includes('passed')).toBe(isPassed);
        expect(told.at(-1)).toBe('terminated');
        expect(lms.state()).toMatchObject({ state: 'v1:fin' });
        expect(lms.sent.others).toBe(0);
        expect(lms.refused).toEqual([]);
      }),
      { numRuns: 60 },
    );
  },
);
