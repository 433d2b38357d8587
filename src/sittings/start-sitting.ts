import type { Language } from '../content/localized.js';
import { opaqueId } from '../security/opaque-id.js';
import { ConflictError, DuplicateKeyError } from '../store/errors.js';
import type { Collection } from '../store/port.js';
import { chooseSettings } from './choose-settings.js';
import type { SittingDependencies } from './dependencies.js';
import { endIfOverdue } from './end-overdue-sittings.js';
import { latestSitting } from './latest-sitting.js';
import type { Placement } from './placements.js';
import type { Prescription } from './prescriptions.js';
import { SittingRefusal } from './refusal.js';
import { serveNext } from './serve-next.js';
import { refuseUntimelyStart } from './refuse-untimely-start.js';
import type { Sitting } from './sitting.js';
import { endOf } from './time-limits.js';

export interface StartRequest {
  readonly placementId: string;
  readonly learnerId: string;
  readonly language: Language;
}

interface Ready {
  readonly placement: Placement;
  readonly prescription: Prescription;
}

/**
 * The placement with its prescription and parameter set, fixed from the first sitting on: a cohort takes one path, and
 * is measured by one ruler.
 */
async function fixPrescription(
  placementId: string,
  dependencies: SittingDependencies & { readonly defaultPath: string },
): Promise<Ready> {
  const { placements, prescriptions, parameterSets } = dependencies;
  const found = await placements.get(placementId);
  if (found === undefined) throw new SittingRefusal('path_unknown', 'the placement is gone');
  const placement = found.doc;
  const chosen = await chooseSettings(placement, dependencies);
  if (chosen.by === 'nothing') throw new SittingRefusal('path_unknown', `nothing known as ${chosen.unknown}`);
  const prescription =
    'prescription' in chosen
      ? chosen.prescription
      : await prescriptions.keep(placement.institutionId, chosen.settings);
  if (!placement.used && placement.kind === 'resource-link') {
    const parameterSet = await parameterSets.current();
    const fixed = { ...placement, prescriptionId: prescription.id, parameterSet, used: true };
    await placements.update(fixed, found.version);
    return { placement: fixed, prescription };
  }
  return { placement, prescription };
}

/** How many sittings back an item is remembered. */
const REMEMBERED = 20;

/** The items that the learner answered of late, whatever the placement. */
async function itemsMet(learnerId: string, sittings: Collection<Sitting>): Promise<string[]> {
  const recent = await sittings.find({
    where: { learnerId },
    sort: [{ by: 'startedAt', order: 'desc' }],
    limit: REMEMBERED,
  });
  return [
    ...new Set(
      recent.flatMap(({ doc }) => [...doc.responses, ...(doc.trials ?? [])].map(({ item }) => item)),
    ),
  ];
}

/** A placement that was in use before sets were kept stays with the experts' one. */
async function setOf(
  { parameterSet, used }: Placement,
  { parameterSets, content }: SittingDependencies,
): Promise<string> {
  if (parameterSet !== undefined) return parameterSet;
  return used ? content.parameters.id : parameterSets.current();
}

async function startNew(
  { learnerId, language }: StartRequest,
  { placement, prescription }: Ready,
  dependencies: SittingDependencies,
): Promise<Sitting> {
  const { sittings, extraTimes, now, newSeed } = dependencies;
  const { settings } = prescription;
  const found = await latestSitting(placement.id, learnerId, sittings);
  const latest = found && (await endIfOverdue(found, dependencies, 0))?.doc;
  if (latest?.status === 'open') return latest;
  const startedAt = now();
  const preview = placement.kind === 'preview';
  // Whoever tries a path looks at what will be, as often as they want.
  if (!preview) refuseUntimelyStart(settings, latest, startedAt);
  const limits = preview ? { timeLimit: settings.timeLimit } : settings;
  const endsAt = endOf(limits, startedAt, await extraTimes.of(placement.id, learnerId));
  const sitting: Sitting = await serveNext(
    {
      id: opaqueId(),
      institutionId: placement.institutionId,
      placementId: placement.id,
      learnerId,
      attempt: (latest?.attempt ?? 0) + 1,
      preview,
      status: 'open',
      prescription,
      parameterSet: await setOf(placement, dependencies),
      seed: newSeed(),
      language,
      earlier: await itemsMet(learnerId, sittings),
      responses: [],
      startedAt,
      ...(endsAt === undefined ? {} : { endsAt }),
    },
    dependencies,
  );
  await sittings.insert(sitting);
  return sitting;
}

/**
 * The learner's open sitting of this placement, or a new one with its first item served.
 * @throws SittingRefusal `path_unknown`, and those of refuseUntimelyStart
 */
export async function startSitting(
  request: StartRequest,
  dependencies: SittingDependencies & { readonly defaultPath: string },
): Promise<Sitting> {
  for (;;) {
    try {
      const ready = await fixPrescription(request.placementId, dependencies);
      return await startNew(request, ready, dependencies);
    } catch (error) {
      // Another tab started it, or a teacher chose a path, at the same moment: look again.
      if (!(error instanceof DuplicateKeyError || error instanceof ConflictError)) throw error;
    }
  }
}
