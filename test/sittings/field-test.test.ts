import { calibrateItems } from '../../src/sittings/calibration/calibrate-items.js';
import { grantExtraTime } from '../../src/sittings/grant-extra-time.js';
import { gradeShareOf, outcomeOf } from '../../src/sittings/outcome.js';
import { settingsOf } from '../../src/sittings/prescriptions.js';
import type { Sitting } from '../../src/sittings/sitting.js';
import { presentItem } from '../../src/web/presenters/item.js';
import { translatorOf } from '../../src/web/i18n/translator.js';
import { itemFile, pathFile, smallContent } from '../support/content-folder.js';
import {
  answered,
  finished,
  newPlacement,
  rightAnswer,
  sittingServices,
  started,
  stored,
  wrongAnswer,
  type SittingServices,
} from './support.js';

const TRIAL = 'soin-noter-07';
const MINUTE = 60_000;

/** One item on trial, and a path with a slot for it; `settings` on top. */
async function servicesWith(settings: object = {}): Promise<SittingServices> {
  const content = await smallContent({
    'items/soin.noter.yaml': itemFile('soin.noter', 7, { [TRIAL]: { trial: true } }),
    'paths/essai.yaml': pathFile('essai', { fieldTest: 1, ...settings }),
  });
  return sittingServices({ content });
}

/** A sitting up to its question on trial, all answered right before it. */
async function onTrial(services: SittingServices, first?: Sitting): Promise<Sitting> {
  let sitting = first ?? (await started(services, { path: 'essai' }));
  while (sitting.current !== undefined && sitting.current.trialTime === undefined) {
    ({ sitting } = await answered(services, sitting, rightAnswer(sitting)));
  }
  return sitting;
}

/** A sitting of ten minutes, just started. */
async function timed(services: SittingServices): Promise<Sitting> {
  const path = services.content.paths.get('essai') ?? neverNothing();
  const settings = { ...settingsOf(path), timeLimit: 10 * MINUTE };
  const prescription = await services.prescriptions.keep('institution', settings);
  const placement = await newPlacement(services, { linkPrescription: prescription.id });
  return started(services, { placement });
}

describe('a question on trial', () => {
  it('is shown once in every sitting of a path with a slot, and kept apart', async () => {
    const services = await servicesWith();
    for (let n = 0; n < 5; n += 1) {
      const done = await finished(services, await onTrial(services));
      expect(done.trials?.map(({ item }) => item)).toEqual([TRIAL]);
      expect(done.responses.map(({ item }) => item)).not.toContain(TRIAL);
      expect(done.responses).toHaveLength(4);
    }
  });

  it('changes neither the outcome nor the grade: they are those of the other answers alone', async () => {
    const services = await servicesWith({ grading: 'expected-score' });
    for (const answerTo of [rightAnswer, wrongAnswer]) {
      const sitting = await onTrial(services);
      const after = (await answered(services, sitting, answerTo(sitting))).sitting;
      const done = await finished(services, after);
      const without = outcomeOf({ ...done, trials: undefined }, 'length', services.content);
      expect(done.outcome).toEqual(without);
      expect(done.outcome?.general.answers).toBe(4);
      expect(done.gradeShare).toBe(gradeShareOf({ ...done, trials: undefined }, without, services.content));
      expect(done.gradeShare).toBeGreaterThan(0);
    }
  });

  it('is never asked by a path without a slot', async () => {
    const services = await servicesWith();
    for (let n = 0; n < 8; n += 1) {
      const done = await finished(services, await started(services, { path: 'soin' }));
      expect(done.trials).toBeUndefined();
      expect(done.responses.map(({ item }) => item)).not.toContain(TRIAL);
    }
  });

  it('is not counted among the items that a path can ask', async () => {
    const files = { 'items/soin.noter.yaml': itemFile('soin.noter', 7, { [TRIAL]: { trial: true } }) };
    const long = pathFile('long', { length: { min: 19, max: 19 } });
    await expect(smallContent({ ...files, 'paths/long.yaml': long })).rejects.toThrow(
      'only 18 items measure',
    );
  });

  it('is announced, and has no number', async () => {
    const services = await servicesWith();
    const sitting = await onTrial(services);
    const page = await presentItem(sitting, services, translatorOf('fr'), undefined);
    expect(page.title).toBe('Question à l’essai');
    expect(page.trial).toMatch(/elle ne compte pas/);
    const next = (await answered(services, sitting, rightAnswer(sitting))).sitting;
    const after = await presentItem(next, services, translatorOf('fr'), undefined);
    expect(after.trial).toBeUndefined();
    expect(after.progress.number).toBe(sitting.responses.length + 1);
  });

  it('takes no time off a timed sitting', async () => {
    const services = await servicesWith();
    const first = await timed(services);
    const sitting = await onTrial(services, first);
    const page = await presentItem(sitting, services, translatorOf('en'), undefined);
    expect(page.trial).toMatch(/given back/);
    expect(page.timeLeft).toBeUndefined();
    const { sitting: after } = await answered(services, sitting, rightAnswer(sitting));
    const { servedAt, answeredAt } = after.trials?.[0] ?? neverNothing();
    expect(answeredAt).toBeGreaterThan(servedAt);
    expect(after.endsAt).toBe((first.endsAt ?? NaN) + answeredAt - servedAt);
  });

  it('gives back three calm answers’ time at most', async () => {
    const services = await servicesWith();
    const first = await timed(services);
    const sitting = await onTrial(services, first);
    const late = { ...services, now: () => (sitting.current?.servedAt ?? NaN) + 2 * MINUTE };
    const { sitting: after } = await answered(late, sitting, rightAnswer(sitting));
    expect(after.endsAt).toBe((first.endsAt ?? NaN) + 3 * 30_000);
  });

  it.each(['while it is shown', 'after its answer'])(
    'keeps what it gave back when extra time is granted %s',
    async (when) => {
      const services = await servicesWith();
      const first = await timed(services);
      let sitting = await onTrial(services, first);
      const grant = {
        placementId: first.placementId,
        learnerId: first.learnerId,
        institutionId: 'institution',
        share: 0.5,
      };
      if (when === 'while it is shown') await grantExtraTime(grant, services);
      ({ sitting } = await answered(services, sitting, rightAnswer(sitting)));
      if (when === 'after its answer') await grantExtraTime(grant, services);
      const { servedAt, answeredAt } = sitting.trials?.[0] ?? neverNothing();
      const { endsAt } = (await stored(services, sitting)).doc;
      expect(endsAt).toBe((first.endsAt ?? NaN) + 5 * MINUTE + answeredAt - servedAt);
    },
  );

  it('answered twice counts once', async () => {
    const services = await servicesWith();
    const sitting = await onTrial(services);
    await answered(services, sitting, rightAnswer(sitting));
    const again = await answered(services, sitting, wrongAnswer(sitting));
    expect(again.kind).toBe('already-answered');
    expect(again.sitting.trials).toHaveLength(1);
  });

  it('is calibrated like any other', async () => {
    const services = await servicesWith();
    await finished(services, await onTrial(services));
    const made = await calibrateItems(services);
    expect(made?.set.items.find(({ item }) => item === TRIAL)?.answers).toBe(1);
  });
});

function neverNothing(): never {
  throw new Error('it is there');
}
