import type { Language } from '../content/localized.js';
import { opaqueId } from '../security/opaque-id.js';
import { ConflictError, DuplicateKeyError } from '../store/errors.js';
import type { Collection } from '../store/port.js';
import { chooseSettings } from './choose-settings.js';
import type { SittingDependencies } from './dependencies.js';
import { latestSitting } from './latest-sitting.js';
import type { Placement } from './placements.js';
import type { Prescription } from './prescriptions.js';
import { SittingRefusal } from './refusal.js';
import { serveNext } from './serve-next.js';
import type { Sitting } from './sitting.js';

export interface StartRequest {
  readonly placementId: string;
  readonly learnerId: string;
  readonly language: Language;
}

interface Ready {
  readonly placement: Placement;
  readonly prescription: Prescription;
}

/** The placement with its prescription, fixed from the first sitting on: a cohort takes one and the same. */
async function fixPrescription(
  placementId: string,
  dependencies: SittingDependencies & { readonly defaultPath: string },
): Promise<Ready> {
  const { placements, prescriptions } = dependencies;
  const found = await placements.get(placementId);
  if (found === undefined) throw new SittingRefusal('path_unknown', 'the placement is gone');
  const placement = found.doc;
  const chosen = await chooseSettings(placement, dependencies);
  if (chosen.by === 'nothing') throw new SittingRefusal('path_unknown', `no path ${chosen.unknownPath}`);
  const prescription =
    chosen.by === 'prescription'
      ? chosen.prescription
      : await prescriptions.keep(placement.institutionId, chosen.settings);
  if (!placement.used && placement.kind === 'resource-link') {
    await placements.update({ ...placement, prescriptionId: prescription.id, used: true }, found.version);
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
  return [...new Set(recent.flatMap(({ doc }) => doc.responses.map(({ item }) => item)))];
}

async function startNew(
  { learnerId, language }: StartRequest,
  { placement, prescription }: Ready,
  dependencies: SittingDependencies,
): Promise<Sitting> {
  const { sittings, content, now } = dependencies;
  const latest = (await latestSitting(placement.id, learnerId, sittings))?.doc;
  if (latest?.status === 'open') return latest;
  if (latest !== undefined && prescription.settings.attempts === 'one') {
    throw new SittingRefusal('attempts_used', 'the one attempt was taken');
  }
  const sitting: Sitting = await serveNext(
    {
      id: opaqueId(),
      institutionId: placement.institutionId,
      placementId: placement.id,
      learnerId,
      attempt: (latest?.attempt ?? 0) + 1,
      preview: placement.kind === 'preview',
      status: 'open',
      prescription,
      parameterSet: content.parameters.id,
      seed: opaqueId(),
      language,
      earlier: await itemsMet(learnerId, sittings),
      responses: [],
      startedAt: now(),
    },
    dependencies,
  );
  await sittings.insert(sitting);
  return sitting;
}

/**
 * The learner's open sitting of this placement, or a new one with its first item served.
 * @throws SittingRefusal `path_unknown`, `attempts_used`
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
