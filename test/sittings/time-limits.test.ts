import fc from 'fast-check';
import { endOverdueSittings } from '../../src/sittings/end-overdue-sittings.js';
import { grantExtraTime } from '../../src/sittings/grant-extra-time.js';
import type { Placement } from '../../src/sittings/placements.js';
import type { PrescriptionSettings } from '../../src/sittings/prescriptions.js';
import { SittingRefusal } from '../../src/sittings/refusal.js';
import type { Sitting } from '../../src/sittings/sitting.js';
import { startSitting } from '../../src/sittings/start-sitting.js';
import { endOf, GRACE } from '../../src/sittings/time-limits.js';
import {
  answered,
  finished,
  prescribed,
  rightAnswer,
  sittingServices,
  started,
  stored,
  type SittingServices,
} from './support.js';

const MINUTE = 60_000;
const START = Date.UTC(2026, 8, 1, 8);

let services: SittingServices;
let clock: number;

beforeEach(async () => {
  clock = START;
  services = await sittingServices({ now: () => clock });
});

const limited = (settings: Partial<PrescriptionSettings>) => prescribed(services, 'examen', settings);
const start = (placement: Placement, learnerId = 'learner') => started(services, { placement, learnerId });

/** Answers so many items, right. */
async function answering(sitting: Sitting, count: number): Promise<Sitting> {
  let now = sitting;
  for (let given = 0; given < count; given += 1)
    now = (await answered(services, now, rightAnswer(now))).sitting;
  return now;
}

describe('a limited sitting', () => {
  it('is finished by the clock on what was answered, and its grade is due', async () => {
    const sitting = await answering(
      await start(await limited({ timeLimit: 30 * MINUTE, leastAnswers: 2 })),
      2,
    );
    clock += 30 * MINUTE + GRACE;
    expect(await endOverdueSittings(services)).toBe(1);
    const { doc } = await stored(services, sitting);
    expect(doc).toMatchObject({ status: 'finished', finishedAt: START + 30 * MINUTE });
    expect(doc.outcome?.stop).toBe('time');
    expect(doc.gradeDueAt).toBe(START + 30 * MINUTE);
    expect(doc.endsAt).toBeUndefined();
  });

  it('is left unfinished, without a result or a grade, where too little was answered', async () => {
    const sitting = await answering(
      await start(await limited({ timeLimit: 30 * MINUTE, leastAnswers: 2 })),
      1,
    );
    clock += 30 * MINUTE + GRACE;
    await endOverdueSittings(services);
    const { doc } = await stored(services, sitting);
    expect(doc).toMatchObject({ status: 'unfinished', finishedAt: START + 30 * MINUTE });
    expect([doc.outcome, doc.gradeShare, doc.gradeDueAt, doc.current]).toEqual([
      undefined,
      undefined,
      undefined,
      undefined,
    ]);
    expect(doc.responses).toHaveLength(1);
  });

  it('is not touched before its time, nor within the grace of an answer on its way', async () => {
    const sitting = await start(await limited({ timeLimit: 30 * MINUTE }));
    clock += 30 * MINUTE + GRACE - 1;
    expect(await endOverdueSittings(services)).toBe(0);
    expect((await stored(services, sitting)).doc.status).toBe('open');
  });

  it('takes an answer within the grace, and refuses one after it', async () => {
    const placement = await limited({ timeLimit: 30 * MINUTE });
    const sitting = await start(placement);
    clock += 30 * MINUTE + GRACE - 1;
    const result = await answered(services, sitting, rightAnswer(sitting));
    expect(result.kind).toBe('taken');
    clock += 1;
    await expect(answered(services, result.sitting, rightAnswer(result.sitting))).rejects.toMatchObject({
      code: 'time_over',
    });
    expect((await stored(services, sitting)).doc.responses).toHaveLength(1);
  });

  it('is finished as usual by who answers all in time', async () => {
    const done = await finished(services, await start(await limited({ timeLimit: 30 * MINUTE })));
    expect(done.outcome?.stop).not.toBe('time');
    clock += 60 * MINUTE;
    expect(await endOverdueSittings(services)).toBe(0);
  });

  it('counts in a share only what was reached', async () => {
    const placement = await prescribed(services, 'entrainement', { timeLimit: MINUTE, leastAnswers: 1 });
    const sitting = await answering(await start(placement), 1);
    clock += 2 * MINUTE;
    await endOverdueSittings(services);
    const { doc } = await stored(services, sitting);
    expect(doc.gradeShare).toBeCloseTo(1 / doc.prescription.settings.length.min, 5);
  });

  it('ends when the learner comes back, though the clock has not passed yet', async () => {
    const placement = await limited({ timeLimit: 30 * MINUTE, attempts: { counts: 'best', most: 2 } });
    const first = await start(placement);
    clock += 30 * MINUTE;
    const second = await start(placement);
    expect(second).toMatchObject({ attempt: 2, status: 'open' });
    expect((await stored(services, first)).doc.status).toBe('unfinished');
  });

  it('ends many at once, batch after batch', async () => {
    const placement = await limited({ timeLimit: MINUTE });
    for (let learner = 0; learner < 130; learner += 1) await start(placement, `learner-${learner}`);
    clock += 2 * MINUTE;
    expect(await endOverdueSittings(services)).toBe(130);
  });
});

describe('extra time', () => {
  const grant = (placement: Placement, share: number, learnerId = 'learner') =>
    grantExtraTime({ institutionId: 'institution', placementId: placement.id, learnerId, share }, services);

  it('is on top of the limit of whom it was granted to, and of nobody else', async () => {
    const placement = await limited({ timeLimit: 30 * MINUTE });
    await grant(placement, 1 / 3);
    expect((await start(placement)).endsAt).toBe(START + 40 * MINUTE);
    expect((await start(placement, 'another')).endsAt).toBe(START + 30 * MINUTE);
  });

  it('granted meanwhile puts off the end of the open sitting; taken back, it comes nearer again', async () => {
    const placement = await limited({ timeLimit: 30 * MINUTE });
    const sitting = await start(placement);
    await grant(placement, 1 / 3);
    expect((await stored(services, sitting)).doc.endsAt).toBe(START + 40 * MINUTE);
    await grant(placement, 0);
    expect((await stored(services, sitting)).doc.endsAt).toBe(START + 30 * MINUTE);
  });

  it('granted after the end changes nothing of it', async () => {
    const placement = await limited({ timeLimit: 30 * MINUTE });
    const sitting = await start(placement);
    clock += 31 * MINUTE;
    await endOverdueSittings(services);
    await grant(placement, 1);
    const { doc } = await stored(services, sitting);
    expect([doc.status, doc.endsAt]).toEqual(['unfinished', undefined]);
  });
});

describe('the end of a sitting', () => {
  const times = fc.record({
    timeLimit: fc.option(fc.integer({ min: MINUTE, max: 240 * MINUTE }), { nil: undefined }),
    closesAt: fc.option(fc.integer({ min: START, max: START + 500 * MINUTE }), { nil: undefined }),
  });

  it('is the limit or the closing, whichever comes first', () => {
    expect(endOf({ timeLimit: 30 * MINUTE, closesAt: START + 10 * MINUTE }, START, 0)).toBe(
      START + 10 * MINUTE,
    );
    expect(endOf({ timeLimit: 30 * MINUTE, closesAt: START + 90 * MINUTE }, START, 0)).toBe(
      START + 30 * MINUTE,
    );
    expect(endOf({ closesAt: START }, START, 1)).toBe(START);
    expect(endOf({}, START, 1)).toBeUndefined();
  });

  it('is put off at the closing too, for who has extra time', () => {
    expect(endOf({ timeLimit: 60 * MINUTE, closesAt: START + 60 * MINUTE }, START, 1 / 3)).toBe(
      START + 80 * MINUTE,
    );
  });

  it('never comes earlier for more extra time', () => {
    fc.assert(
      fc.property(
        times,
        fc.double({ min: 0, max: 2, noNaN: true }),
        fc.double({ min: 0, max: 2, noNaN: true }),
        (settings, a, b) => {
          const [less, more] = [Math.min(a, b), Math.max(a, b)].map((share) => endOf(settings, START, share));
          expect((more ?? Infinity) >= (less ?? Infinity)).toBe(true);
        },
      ),
    );
  });
});

describe('a start', () => {
  const refusal = (placement: Placement, learnerId = 'learner') =>
    startSitting({ placementId: placement.id, learnerId, language: 'fr' }, services).then(
      () => 'started',
      (error: unknown) => (error instanceof SittingRefusal ? error.code : error),
    );

  it('is refused before the opening and from the closing on', async () => {
    const placement = await limited({ opensAt: START + MINUTE, closesAt: START + 2 * MINUTE });
    expect(await refusal(placement)).toBe('not_open_yet');
    clock += MINUTE;
    expect(await refusal(placement)).toBe('started');
    clock += MINUTE;
    expect(await refusal(placement, 'another')).toBe('closed');
  });

  it('is refused once all attempts are used, and before the delay between two has passed', async () => {
    const placement = await limited({ attempts: { most: 2, delay: 60 * MINUTE, counts: 'best' } });
    await finished(services, await start(placement));
    clock += 60 * MINUTE - 1;
    expect(await refusal(placement)).toBe('too_soon');
    clock += 1;
    await finished(services, await start(placement));
    clock += 600 * MINUTE;
    expect(await refusal(placement)).toBe('attempts_used');
  });

  it('of a try by a teacher knows neither dates nor attempts', async () => {
    const placement = await limited({ closesAt: START - MINUTE, attempts: { most: 1, counts: 'last' } });
    const preview = await services.placements.recognise({
      institutionId: 'institution',
      registrationId: 'registration',
      kind: 'preview',
      key: 'preview:any',
      ...(placement.prescriptionId === undefined ? {} : { prescriptionId: placement.prescriptionId }),
    });
    await finished(services, await start(preview));
    expect(await refusal(preview)).toBe('started');
  });
});

describe('a band of levels', () => {
  it('keeps every item asked within it', async () => {
    const placement = await prescribed(services, 'libre', {
      levels: { from: 2, to: 3 },
      length: { min: 4, max: 4 },
    });
    const done = await finished(services, await start(placement));
    const levels = done.responses.map(({ item }) => services.content.items.get(item)?.level);
    expect(levels).toHaveLength(4);
    expect(levels.every((level) => level === 2 || level === 3)).toBe(true);
  });
});
