import { namedLevel, plausibleLevels, type LevelThreshold } from '../assessment/levels.js';
import type { StopReason } from '../assessment/stopping/stop.js';
import type { Posterior } from '../assessment/posterior.js';
import { profileOf } from '../assessment/profile.js';
import { expectedShareRight, shareDone } from '../assessment/score.js';
import type { Content } from '../content/content.js';
import type { Framework } from '../content/framework.js';
import type { Measure, Outcome, Sitting } from './sitting.js';
import { eligibleBank, sittingBank } from './sitting-bank.js';

export function levelThresholds({ levels }: Framework): LevelThreshold[] {
  return levels.map(({ id, from }) => ({ id, ...(from === undefined ? {} : { from }) }));
}

function measure(
  id: string,
  posterior: Posterior | undefined,
  levels: readonly LevelThreshold[],
  borrowed?: number,
): Measure {
  if (posterior === undefined) return { id, answers: 0 };
  const { level, probability } = namedLevel(posterior, levels);
  const { mean, sd, answers } = posterior;
  return {
    id,
    answers,
    mean,
    sd,
    probability,
    ...(borrowed === undefined ? {} : { borrowed }),
    ...(level === undefined ? {} : { level }),
    ...plausibleLevels(posterior, levels),
  };
}

/** What counts: an item that was withdrawn does not. */
function counted({ responses }: Sitting): Sitting['responses'] {
  return responses.filter(({ withdrawn }) => withdrawn !== true);
}

/**
 * What a sitting's responses say of its learner.
 * @param content as the sitting's parameter set has it
 */
export function outcomeOf(sitting: Sitting, stop: StopReason | 'time', content: Content): Outcome {
  const levels = levelThresholds(content.framework);
  const bank = sittingBank(sitting, content);
  const responses = counted(sitting);
  const { general, domains, competences } = profileOf(
    bank,
    responses,
    sitting.prescription.settings.competences,
    { deviation: content.parameters.deviation },
  );
  return {
    stop,
    provisional: responses.some(({ item }) => !content.parameters.settled.has(item)),
    general: measure('general', general, levels),
    domains: domains.map(({ id, posterior }) => measure(id, posterior, levels)),
    competences: competences.map(({ id, posterior, borrowed }) => measure(id, posterior, levels, borrowed)),
  };
}

/** The share of full points, 0–1, by the prescription's choice; undefined where nothing is graded. */
export function gradeShareOf(sitting: Sitting, { general }: Outcome, content: Content): number | undefined {
  const { grading, competences, length } = sitting.prescription.settings;
  if (grading === 'none') return undefined;
  if (grading === 'completion') return 1;
  if (grading === 'share') {
    const responses = counted(sitting);
    const done = responses.filter(({ answer }) => answer.kind !== 'skipped').length;
    const withdrawn = sitting.responses.length - responses.length;
    // Where time ended it, what was not reached was not done.
    return shareDone(done, Math.max(responses.length, length.min - withdrawn)) / 100;
  }
  const eligible = eligibleBank(sitting.prescription.settings, content);
  const reference = competences.flatMap((id) =>
    (eligible.byCompetence.get(id) ?? []).map(({ curve }) => curve),
  );
  return expectedShareRight(reference, general.mean ?? 0) / 100;
}
