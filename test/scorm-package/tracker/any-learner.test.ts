import fc from 'fast-check';
import type { RecordedAnswer, Standing } from '../../../scorm-package/tracker/tracker.js';
import { answered } from './support/answered.js';
import { recorded, standing, visit, type Visit } from './support/learner.js';
import { LMS_NAMES, LMSS } from './support/lmss.js';
import type { TestLms } from './support/test-lms.js';
import { wildText } from './support/answered.js';

/** What a learner can do, and what can happen to their browser. */
type Deed =
  | {
      readonly kind: 'answer';
      readonly answer: RecordedAnswer;
      readonly state: string;
      readonly score: number;
    }
  | { readonly kind: 'finish' | 'begin again'; readonly state: string; readonly score: number }
  | { readonly kind: 'wait'; readonly seconds: number }
  | { readonly kind: 'hide' | 'show' | 'rest in the page cache' }
  | { readonly kind: 'leave' | 'close' | 'lose the browser'; readonly hidesFirst: boolean };

const PASS = 0.8;

const state = fc.string({ minLength: 1, maxLength: 200 });
const score = fc.double({ min: 0, max: 1, noNaN: true });
const anAnswer = fc
  .record({
    asked: answered,
    item: fc.constantFrom('cybersecurite-menaces-01', 'cybersecurite-menaces-12', 'donnees-cycle-103'),
    competence: fc.constantFrom('cybersecurite.menaces', 'donnees.cycle', 'outils.ia-generale'),
    credit: fc.oneof(fc.constantFrom(0, 1, 0.5, 1 / 3, 0.001, 0.999), score),
    seconds: fc.double({ min: 0, max: 90_000, noNaN: true }),
    at: fc.integer({ min: Date.UTC(2026, 0, 1), max: Date.UTC(2037, 11, 31) }),
    question: wildText,
  })
  .map(({ asked, ...rest }) => recorded({ ...rest, ...asked }));

const deed: fc.Arbitrary<Deed> = fc.oneof(
  { weight: 6, arbitrary: fc.record({ kind: fc.constant('answer'), answer: anAnswer, state, score }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constantFrom('finish', 'begin again'), state, score }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('wait'), seconds: fc.nat(30) }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constantFrom('hide', 'show', 'rest in the page cache') }) },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constantFrom('leave', 'close', 'lose the browser'),
      hidesFirst: fc.boolean(),
    }),
  },
);

/** How far the LMS says that the learner came: it never goes back. */
function rankOf(lms: TestLms): number {
  const completion = lms.kept(lms.standard === '1.2' ? 'cmi.core.lesson_status' : 'cmi.completion_status');
  const success = lms.standard === '1.2' ? completion : lms.kept('cmi.success_status');
  if (completion !== 'completed' && completion !== 'passed' && completion !== 'failed') return 0;
  return success === 'passed' ? 2 : 1;
}

describe.each(LMS_NAMES)('any learner in %s', (name) => {
  it.each([['with a passing score'], ['without one']])(
    'keeps what they did and is refused nothing, %s',
    (passing) => {
      const options = { passing: passing === 'without one' ? '' : name.includes('1.2') ? '80' : '0.8' };
      fc.assert(
        fc.property(fc.array(deed, { minLength: 1, maxLength: 25 }), (deeds) => {
          const lms = LMSS[name](options);
          let now: Visit = visit(lms);
          let expected = '';
          let attempt = 0;
          let rank = 0;

          const keep = (next: Partial<Standing>, objectiveScore: number, competence: string): void => {
            const status = next.status ?? 'incomplete';
            const whole = standing({
              ...next,
              objectives: [
                { competence, title: 'Reconnaître [les] {menaces}', score: objectiveScore, status },
              ],
            });
            expected = whole.state;
            now.tracker.keep(whole);
          };
          const endVisit = (ends: number): void => {
            expect(lms.calls.filter((call) => call === 'Terminate')).toHaveLength(ends);
            now = visit(lms);
          };

          for (const did of deeds) {
            switch (did.kind) {
              case 'answer':
                attempt++;
                now.tracker.record({ ...did.answer, attempt });
                keep(
                  { state: did.state, score: did.score, progress: 0.99999 },
                  did.score,
                  did.answer.competence,
                );
                break;
              case 'finish':
                keep(
                  {
                    state: did.state,
                    score: did.score,
                    progress: 1,
                    status: did.score >= PASS ? 'passed' : 'failed',
                  },
                  did.score,
                  'donnees.cycle',
                );
                break;
              case 'begin again':
                keep({ state: did.state, progress: 0 }, did.score, 'donnees.cycle');
                break;
              case 'wait':
                now.page.pass(did.seconds);
                break;
              case 'hide':
                now.page.hide();
                break;
              case 'show':
                now.page.show();
                break;
              case 'rest in the page cache':
                now.page.leave(true);
                now.page.comeBack();
                break;
              case 'leave':
                now.tracker.leave();
                now.page.leave();
                endVisit(1);
                expect(now.tracker.entry.state).toBe(expected);
                break;
              case 'close':
                now.page.leave();
                endVisit(1);
                expect(now.tracker.entry.state).toBe(expected);
                break;
              case 'lose the browser':
                if (did.hidesFirst) now.page.hide();
                endVisit(0);
                if (did.hidesFirst) expect(now.tracker.entry.state).toBe(expected);
                expected = now.tracker.entry.state;
                break;
            }
            const next = rankOf(lms);
            expect(next).toBeGreaterThanOrEqual(rank);
            rank = next;
            expect(now.page.reloads).toBe(0);
          }
          expect(lms.refused).toEqual([]);
        }),
        { numRuns: 40 },
      );
    },
  );
});
