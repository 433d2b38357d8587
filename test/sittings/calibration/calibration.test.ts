import { calibrateItems } from '../../../src/sittings/calibration/calibrate-items.js';
import { reportItems } from '../../../src/sittings/calibration/report-items.js';
import { outcomeOf } from '../../../src/sittings/outcome.js';
import type { Sitting } from '../../../src/sittings/sitting.js';
import type { ModuleContent } from '../../../src/content/modules.js';
import { nextStepOf } from '../../../src/sittings/module-steps.js';
import { readStep } from '../../../src/sittings/read-step.js';
import { itemFile, smallContent } from '../../support/content-folder.js';
import { moduleFiles, noteModule } from '../../support/modules.js';
import {
  answered,
  finished,
  newPlacement,
  newStore,
  rightAnswer,
  sittingServices,
  SKIP,
  started,
  wrongAnswer,
  type SittingServices,
} from '../support.js';

const STRONG = 6;

/** Sittings of one placement: some learners right throughout, others wrong. */
async function cohort(services: SittingServices, learners = 2 * STRONG): Promise<Sitting[]> {
  const placement = await newPlacement(services, { linkPath: 'libre' });
  const all: Sitting[] = [];
  for (let n = 0; n < learners; n += 1) {
    const sitting = await started(services, { placement });
    all.push(await finished(services, sitting, n % 2 === 0 ? rightAnswer : wrongAnswer));
  }
  return all;
}

async function calibrated() {
  const store = await newStore();
  const services = await sittingServices({ store });
  const sittings = await cohort(services);
  const made = await calibrateItems(services);
  if (made === undefined) throw new Error('nothing to calibrate');
  return { store, services, sittings, set: made.set };
}

describe('a calibration from the store', () => {
  it('makes a shadow set of every item that was answered, and changes nothing that is served', async () => {
    const { services, sittings, set } = await calibrated();
    const answeredItems = new Set(sittings.flatMap(({ responses }) => responses.map(({ item }) => item)));
    expect(set).toMatchObject({ status: 'shadow', sittings: 2 * STRONG });
    expect(new Set(set.items.map(({ item }) => item))).toEqual(answeredItems);
    expect(set.items.reduce((sum, { answers }) => sum + answers, 0)).toBe(8 * STRONG);
    expect(set.deviation.reduce((sum, { probability }) => sum + probability, 0)).toBeCloseTo(1, 9);
    expect(await services.parameterSets.current()).toBe('expert');
    expect((await started(services)).parameterSet).toBe('expert');
  });

  it('makes none where nobody has finished', async () => {
    const services = await sittingServices();
    await answered(services, await started(services), SKIP);
    expect(await calibrateItems(services)).toBeUndefined();
    expect(await services.parameterSets.list(5)).toEqual([]);
  });

  it('leaves a teacher’s tries out', async () => {
    const services = await sittingServices();
    const placement = await newPlacement(services, { kind: 'preview' });
    await finished(services, await started(services, { placement }));
    expect(await calibrateItems(services)).toBeUndefined();
  });

  it('leaves modules out, where the answer was just read', async () => {
    const services = await sittingServices({ content: await smallContent(moduleFiles()) });
    const placement = await newPlacement(services, { linkPath: 'bien-noter' });
    let sitting = await started(services, { placement });
    while (sitting.status === 'open') {
      const { steps } = noteModule();
      const next = nextStepOf({ steps } as ModuleContent, sitting);
      const kept = await services.sittings.get(sitting.id);
      if (next === undefined || kept === undefined) throw new Error('nothing goes on');
      sitting =
        next.kind === 'item'
          ? (await answered(services, sitting, rightAnswer(sitting))).sitting
          : await readStep(kept, next.id, services);
    }
    expect(sitting.responses).toHaveLength(2);
    expect(await calibrateItems(services)).toBeUndefined();
  });

  it('starts a corrected item anew', async () => {
    const { store, set } = await calibrated();
    const [first] = set.items;
    if (first === undefined) throw new Error('no item');
    const competence = first.item.slice(0, -3).replace('-', '.');
    const changed = itemFile(competence, undefined, { [first.item]: { question: 'Une autre question ?' } });
    const content = await smallContent({ [`items/${competence}.yaml`]: changed });
    const after = await sittingServices({ store, content });
    const again = await calibrateItems(after);
    expect(again?.set.items.map(({ item }) => item)).not.toContain(first.item);
    await after.parameterSets.publish(set.id);
    const under = await after.parameterSets.contentUnder(set.id);
    expect(under.parameters.of.get(first.item)).toEqual(content.parameters.of.get(first.item));
  });
});

describe('a published set', () => {
  it('measures the cohorts that begin from then on, and leaves those that began before to theirs', async () => {
    const { services, set } = await calibrated();
    const before = await newPlacement(services, { linkPath: 'libre' });
    await started(services, { placement: before });
    await services.parameterSets.publish(set.id);
    const later = await started(services, { placement: before });
    const fresh = await started(services);
    expect([later.parameterSet, fresh.parameterSet]).toEqual(['expert', set.id]);
    const found = set.items.find(({ item }) => item === fresh.current?.item);
    const guessed = services.content.parameters.of.get(fresh.current?.item ?? '');
    expect(fresh.current?.parameters.b).toBe(found?.parameters.b ?? guessed?.b);
  });

  it('stays with a placement when another is published', async () => {
    const { services, set } = await calibrated();
    await services.parameterSets.publish(set.id);
    const placement = await newPlacement(services, { linkPath: 'libre' });
    await finished(services, await started(services, { placement }));
    const next = await calibrateItems(services);
    await services.parameterSets.publish(next?.set.id ?? '');
    expect(await services.parameterSets.current()).toBe(next?.set.id);
    expect((await started(services, { placement })).parameterSet).toBe(set.id);
  });

  it('leaves a placement that was in use before sets were kept to the experts’ one', async () => {
    const { services, set } = await calibrated();
    const placement = await newPlacement(services, { linkPath: 'libre' });
    await started(services, { placement });
    const kept = await services.placements.get(placement.id);
    if (kept === undefined) throw new Error('no placement');
    await services.placements.update({ ...kept.doc, parameterSet: undefined }, kept.version);
    await services.parameterSets.publish(set.id);
    expect((await started(services, { placement })).parameterSet).toBe('expert');
  });

  it('is what the outcome goes by: thresholds, and whether it is still provisional', async () => {
    const { services, set, sittings } = await calibrated();
    const [sitting] = sittings;
    if (sitting === undefined) throw new Error('no sitting');
    const sure = {
      ...set,
      id: 'sure',
      thresholds: { independant: -5, confirme: -4, avance: -3, expert: -2.9 },
      items: set.items.map((each) => ({
        ...each,
        answers: 60,
        parameters: { ...each.parameters, bSd: 0.2 },
      })),
    };
    await services.parameterSets.keep(sure);
    const under = await services.parameterSets.contentUnder('sure');
    const outcome = outcomeOf({ ...sitting, parameterSet: 'sure' }, 'length', under);
    expect(outcome.provisional).toBe(false);
    expect(outcome.general.level).toBe('expert');
    expect(outcomeOf(sitting, 'length', services.content).provisional).toBe(true);
  });

  it('is published as the newest again, and refused where there is none', async () => {
    const { services, set } = await calibrated();
    expect((await services.parameterSets.publish(set.id))?.status).toBe('published');
    expect(await services.parameterSets.publish('none')).toBeUndefined();
    expect(await services.parameterSets.contentUnder('none')).toBe(services.content);
  });
});

describe('the report of items', () => {
  it('gives every item answered its figures, those to review first', async () => {
    const { services, sittings } = await calibrated();
    const report = await reportItems(services.sittings, services.content);
    const answers = report.reduce((sum, { statistics }) => sum + statistics.answers, 0);
    expect(answers).toBe(8 * STRONG);
    for (const { exposure, statistics, differences } of report) {
      expect(exposure).toBe(statistics.answers / sittings.length);
      expect([...differences.values()].map((each) => each.class)).toEqual(['unknown', 'unknown', 'unknown']);
    }
    const flagged = report.map(({ reasons }) => reasons.length > 0);
    expect(flagged.toSorted((one, other) => Number(other) - Number(one))).toEqual(flagged);
  });

  it('puts first an item that the strong get wrong and the weak get right', async () => {
    const services = await sittingServices();
    const pattern = await finished(services, await started(services, { path: 'libre' }));
    const target = pattern.responses[0]?.item;
    for (let n = 0; n < 60; n += 1) {
      const strong = n % 2;
      const responses = pattern.responses.map((response) => ({
        ...response,
        credit: response.item === target ? 1 - strong : strong,
      }));
      await services.sittings.insert({ ...pattern, id: `s${n}`, learnerId: `l${n}`, responses });
    }
    const [first] = await reportItems(services.sittings, services.content);
    expect(first?.item).toBe(target);
    expect(first?.reasons[0]).toBe('against-the-rest');
    expect(first?.statistics.pointBiserial).toBeLessThan(-0.9);
  });
});
