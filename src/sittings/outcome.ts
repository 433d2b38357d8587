import { namedLevel, plausibleLevels, type LevelThreshold } from '../assessment/levels.js';
import type { StopReason } from '../assessment/next-step.js';
import type { Posterior } from '../assessment/posterior.js';
import { profileOf } from '../assessment/profile.js';
import { expectedShareRight, shareDone } from '../assessment/score.js';
import type { Content } from '../content/content.js';
import type { Framework } from '../content/framework.js';
import type { Measure, Outcome, Sitting } from './sitting.js';
import { sittingBank } from './sitting-bank.js';

export function levelThresholds({ levels }: Framework): LevelThreshold[] {
  return levels.map(({ id, from }) => ({ id, ...(from === undefined ? {} : { from }) }));
}

function measure(id: string, posterior: Posterior | undefined, levels: readonly LevelThreshold[]): Measure {
  if (posterior === undefined) return { id, answers: 0 };
  const { level } = namedLevel(posterior, levels);
  const { mean, sd, answers } = posterior;
  return {
    id,
    answers,
    mean,
    sd,
    ...(level === undefined ? {} : { level }),
    ...plausibleLevels(posterior, levels),
  };
}

/** What a sitting's responses say of its learner. */
export function outcomeOf(sitting: Sitting, stop: StopReason, content: Content): Outcome {
  const levels = levelThresholds(content.framework);
  const bank = sittingBank(sitting, content.parameters);
  const { general, domains, competences } = profileOf(
    bank,
    sitting.responses,
    sitting.prescription.settings.competences,
  );
  return {
    stop,
    provisional: content.parameters.provisional,
    general: measure('general', general, levels),
    domains: domains.map(({ id, posterior }) => measure(id, posterior, levels)),
    competences: competences.map(({ id, posterior }) => measure(id, posterior, levels)),
  };
}

/** The share of full points, 0–1, by the prescription's choice; undefined where nothing is graded. */
export function gradeShareOf(sitting: Sitting, { general }: Outcome, content: Content): number | undefined {
  const { grading, competences } = sitting.prescription.settings;
  if (grading === 'none') return undefined;
  if (grading === 'completion') return 1;
  if (grading === 'share') {
    const done = sitting.responses.filter(({ answer }) => answer.kind !== 'skipped').length;
    return shareDone(done, sitting.responses.length) / 100;
  }
  const reference = [...content.items.values()]
    .filter(({ competence }) => competences.includes(competence))
    .flatMap(({ id }) => content.parameters.bank.items.get(id)?.curve ?? []);
  return expectedShareRight(reference, general.mean ?? 0) / 100;
}
