import fc from 'fast-check';
import type { Answer } from '../../src/assessment/marking/item.js';
import { opaqueId } from '../../src/security/opaque-id.js';
import { answerItem } from '../../src/sittings/answer-item.js';
import { serveNext } from '../../src/sittings/serve-next.js';
import type { Sitting } from '../../src/sittings/sitting.js';
import { smallContent } from '../support/content-folder.js';
import {
  answered,
  finished,
  rightAnswer,
  sittingServices,
  SKIP,
  started,
  stored,
  wrongAnswer,
  type SittingServices,
} from './support.js';

let services: SittingServices;
beforeAll(async () => {
  services = await sittingServices();
});

/** A sitting that asks an item of this kind now. */
async function asking(kind: 'choice' | 'choices' | 'text'): Promise<Sitting> {
  for (let tries = 0; tries < 50; tries += 1) {
    let sitting = await started(services, { path: 'libre' });
    while (sitting.status === 'open') {
      if (sitting.current?.answerKind === kind) return sitting;
      sitting = (await answered(services, sitting, SKIP)).sitting;
    }
  }
  throw new Error(`no item of kind ${kind}`);
}

const idOf = ({ current }: Sitting) => current?.id ?? '';

describe('an answer', () => {
  it.each([
    ['right', rightAnswer, 1],
    ['wrong', wrongAnswer, 0],
    ['passed', () => SKIP, 0],
  ])('%s is kept with its credit, and the next item is served', async (_name, answerTo, credit) => {
    const sitting = await started(services);
    const { kind, sitting: after } = await answered(services, sitting, answerTo(sitting));
    expect(kind).toBe('taken');
    const answer = answerTo(sitting);
    const rapid = answer.kind === 'skipped' ? {} : { rapid: true };
    expect(after.responses).toEqual([
      { ...sitting.current, answer, credit, ...rapid, answeredAt: expect.any(Number) as number },
    ]);
    expect(after.current?.id).not.toBe(idOf(sitting));
    expect(after.current?.item).not.toBe(sitting.current?.item);
  });

  it('that came after the time to read is not told as rapid', async () => {
    const sitting = await started(services);
    const { servedAt = 0 } = sitting.current ?? {};
    const later = { ...services, now: () => servedAt + 3_000 };
    const { sitting: after } = await answered(later, sitting, rightAnswer(sitting));
    expect(after.responses[0]?.rapid).toBeUndefined();
  });

  it('stands in the store when it is confirmed', async () => {
    const sitting = await started(services);
    const { sitting: after } = await answered(services, sitting, SKIP);
    expect((await stored(services, sitting)).doc).toEqual(JSON.parse(JSON.stringify(after)));
  });

  it('that is the last finishes the sitting, with its outcome and its grade due, in one write', async () => {
    let sitting = await started(services);
    while (sitting.responses.length < 3) sitting = (await answered(services, sitting, SKIP)).sitting;
    const before = await stored(services, sitting);
    const { sitting: last } = await answerItem(before, idOf(sitting), SKIP, services);
    expect(last).toMatchObject({ status: 'finished', gradeShare: 1 });
    expect(last.current).toBeUndefined();
    expect(last.gradeDueAt).toBe(last.finishedAt);
    expect(last.outcome?.stop).toBe('length');
    expect((await stored(services, sitting)).version).toBe(before.version + 1);
  });
});

describe('sent again', () => {
  it('changes nothing: the first stays', async () => {
    const sitting = await started(services);
    const first = await answered(services, sitting, rightAnswer(sitting));
    const again = await answerItem(await stored(services, sitting), idOf(sitting), SKIP, services);
    expect(again).toEqual({ kind: 'already-answered', sitting: (await stored(services, sitting)).doc });
    expect(again.sitting.responses).toEqual(first.sitting.responses);
  });

  it('from a page read before the first, changes nothing', async () => {
    const sitting = await started(services);
    const stale = await stored(services, sitting);
    await answered(services, sitting, rightAnswer(sitting));
    const again = await answerItem(stale, idOf(sitting), wrongAnswer(sitting), services);
    expect(again.kind).toBe('already-answered');
    expect(again.sitting.responses.map(({ credit }) => credit)).toEqual([1]);
  });

  it('after the end, makes no grade due again', async () => {
    const done = await finished(services, await started(services));
    const { doc, version } = await stored(services, done);
    await services.sittings.replace({ ...doc, gradeDueAt: undefined }, version);
    const last = done.responses.at(-1)?.id ?? '';
    const again = await answerItem(await stored(services, done), last, SKIP, services);
    expect(again.kind).toBe('already-answered');
    expect((await stored(services, done)).doc.gradeDueAt).toBeUndefined();
  });

  it('many times at once, counts once', async () => {
    const sitting = await started(services);
    const known = await stored(services, sitting);
    const results = await Promise.all(
      Array.from({ length: 12 }, () => answerItem(known, idOf(sitting), rightAnswer(sitting), services)),
    );
    expect(results.filter(({ kind }) => kind === 'taken')).toHaveLength(1);
    expect((await stored(services, sitting)).doc.responses).toHaveLength(1);
  });

  it('with another answer in another tab at once, counts once: as the tab that was first said', async () => {
    const sitting = await started(services);
    const known = await stored(services, sitting);
    const answers: Answer[] = [rightAnswer(sitting), wrongAnswer(sitting), SKIP];
    const results = await Promise.all(
      answers.map(async (answer) => ({
        answer,
        result: await answerItem(known, idOf(sitting), answer, services),
      })),
    );
    const taken = results.filter(({ result }) => result.kind === 'taken');
    const { doc } = await stored(services, sitting);
    expect(taken).toHaveLength(1);
    expect(doc.responses.map(({ answer }) => answer)).toEqual([taken[0]?.answer]);
    for (const { result } of results) expect(result.sitting.current).toEqual(doc.current);
  });
});

describe('refuses, and stores nothing', () => {
  const refused = async (sitting: Sitting, answer: Answer, code: string, serving = idOf(sitting)) => {
    const before = await stored(services, sitting);
    await expect(answerItem(before, serving, answer, services)).rejects.toMatchObject({ code });
    expect(await stored(services, sitting)).toEqual(before);
  };

  it('an answer to an item that was not served', async () => {
    await refused(await started(services), SKIP, 'serving_unknown', opaqueId());
  });

  it('an answer to an item of another sitting', async () => {
    const other = await started(services);
    await refused(await started(services), SKIP, 'serving_unknown', idOf(other));
  });

  it.each(['z', '0', '1', 'A', ' c', '__proto__'])('the option %p, which is none', async (option) => {
    await refused(await asking('choice'), { kind: 'choice', option }, 'answer_malformed');
  });

  it.each([[['b', 'z']], [['0', '2']], [['b', 'd', 'constructor']]])(
    'the options %p, of which one is none',
    async (options) => {
      await refused(await asking('choices'), { kind: 'choices', options }, 'answer_malformed');
    },
  );

  it.each([
    ['a text', 'a choice', 'choice', { kind: 'text', text: 'c' }],
    ['several options', 'a choice', 'choice', { kind: 'choices', options: ['c'] }],
    ['one option', 'a text', 'text', { kind: 'choice', option: 'c' }],
    ['one option', 'several choices', 'choices', { kind: 'choice', option: 'b' }],
  ] as const)('%s where %s is asked', async (_answer, _asked, kind, answer) => {
    await refused(await asking(kind), answer, 'answer_malformed');
  });

  it('an answer to a sitting that is gone', async () => {
    const sitting = await started(services);
    const known = await stored(services, sitting);
    await services.sittings.remove(sitting.id);
    const answering = answerItem(known, idOf(sitting), SKIP, services);
    await expect(answering).rejects.toMatchObject({ code: 'sitting_not_started' });
    expect(await services.sittings.count({ placementId: sitting.placementId })).toBe(0);
  });
});

describe('whatever is sent in whatever order', () => {
  type Act = 'right' | 'wrong' | 'skip' | 'again' | 'unknown' | 'malformed';
  const acts = fc.array(fc.constantFrom<Act>('right', 'wrong', 'skip', 'again', 'unknown', 'malformed'), {
    maxLength: 14,
  });

  it('each item asked has one answer, the first, and every answer confirmed is there', async () => {
    await fc.assert(
      fc.asyncProperty(acts, async (sequence) => {
        const { id } = await started(services, { path: 'libre' });
        const confirmed: { serving: string; credit: number }[] = [];
        for (const act of sequence) {
          const known = await stored(services, { id } as Sitting);
          const sitting = known.doc;
          const open = sitting.status === 'open';
          const serving =
            act === 'again' ? sitting.responses[0]?.id : act === 'unknown' ? 'x' : sitting.current?.id;
          if (serving === undefined) continue;
          const answer: Answer =
            act === 'right'
              ? rightAnswer(sitting)
              : act === 'wrong'
                ? wrongAnswer(sitting)
                : act === 'malformed'
                  ? { kind: 'choice', option: 'zz' }
                  : SKIP;
          const result = await answerItem(known, serving, answer, services).catch(() => undefined);
          if (result?.kind === 'taken') {
            expect(open).toBe(true);
            confirmed.push({ serving, credit: act === 'right' ? 1 : 0 });
          }
        }
        const { doc } = await stored(services, { id } as Sitting);
        expect(doc.responses.map(({ id: serving, credit }) => ({ serving, credit }))).toEqual(confirmed);
        expect(doc.status).toBe(confirmed.length === 4 ? 'finished' : 'open');
      }),
      { numRuns: 30 },
    );
  });
});

describe('a seed', () => {
  it('gives the same items in the same order, with the same order of options', async () => {
    const content = await smallContent();
    const replay = async (seed: string) => {
      const own = await sittingServices({ content });
      const first = await started(own, { path: 'soin' });
      const { doc, version } = await stored(own, first);

      const seeded = await serveNext({ ...doc, seed, current: undefined }, own);
      await own.sittings.replace(seeded, version);
      const { responses } = await finished(own, seeded);
      return responses.map(({ item, optionOrder }) => [item, optionOrder]);
    };
    const [one, same, other] = [await replay('a seed'), await replay('a seed'), await replay('another')];
    expect(same).toEqual(one);
    expect(other).not.toEqual(one);
  });

  it('differs between learners, who meet items and options in other orders', async () => {
    const sittings = await Promise.all(
      Array.from({ length: 12 }, () => started(services, { path: 'libre' })),
    );
    expect(new Set(sittings.map(({ seed }) => seed)).size).toBe(12);
    expect(new Set(sittings.map(({ current }) => current?.item)).size).toBeGreaterThan(1);
  });
});
