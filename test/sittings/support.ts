import type { Answer } from '../../src/assessment/marking/item.js';
import { readConfig } from '../../src/config.js';
import type { Content } from '../../src/content/content.js';
import { opaqueId } from '../../src/security/opaque-id.js';
import { composeServices, definitions, type Services } from '../../src/services.js';
import { answerItem, type AnswerResult } from '../../src/sittings/answer-item.js';
import { bindPlacement } from '../../src/sittings/bind-placement.js';
import { findChoice, pathChoice } from '../../src/sittings/composition/find-choice.js';
import type { Placement, PlacementSeen } from '../../src/sittings/placements.js';
import {
  settingsOf,
  type Prescription,
  type PrescriptionSettings,
} from '../../src/sittings/prescriptions.js';
import type { Sitting } from '../../src/sittings/sitting.js';
import { startSitting } from '../../src/sittings/start-sitting.js';
import type { Store, Versioned } from '../../src/store/port.js';
import { RIGHT, smallContent } from '../support/content-folder.js';
import { countedSeeds } from '../support/counted-seeds.js';
import { memoryStore, temporaryDirectory } from '../support/stores.js';

export type SittingServices = Services['sitting'];

/** A clock that moves by one second each time it is read. */
export function tickingClock(): () => number {
  let now = Date.UTC(2026, 8, 1);
  return () => (now += 1_000);
}

export interface SittingsOptions {
  readonly content?: Content;
  readonly store?: Store;
  /** Ticking by a second each time it is read unless given. */
  readonly now?: () => number;
}

export function newStore(): Promise<Store> {
  return memoryStore(definitions);
}

/** What the use cases work with, over a store of its own unless one is given. */
export async function sittingServices(options: SittingsOptions = {}): Promise<SittingServices> {
  const store = options.store ?? (await newStore());
  const content = options.content ?? (await smallContent());
  const config = readConfig({ DATA_DIR: await temporaryDirectory() });
  const now = options.now ?? tickingClock();
  return (await composeServices({ config, store, content, now, newSeed: countedSeeds() })).sitting;
}

/** A resource link of its own, such as a launch makes it. */
export function newPlacement(
  { placements }: SittingServices,
  seen: Partial<PlacementSeen> = {},
): Promise<Placement> {
  return placements.recognise({
    institutionId: 'institution',
    kind: 'resource-link',
    key: `link:${opaqueId()}`,
    registrationId: 'registration',
    ...seen,
  });
}

/** A sitting that has just started, on a placement of its own unless one is given. */
export async function started(
  services: SittingServices,
  {
    path,
    placement,
    learnerId = opaqueId(),
  }: { path?: string; placement?: Placement; learnerId?: string } = {},
): Promise<Sitting> {
  const seen = path === undefined ? {} : { linkPath: path };
  const { id: placementId } = placement ?? (await newPlacement(services, seen));
  return startSitting({ placementId, learnerId, language: 'fr' }, services);
}

export async function stored({ sittings }: SittingServices, { id }: Sitting): Promise<Versioned<Sitting>> {
  const found = await sittings.get(id);
  if (found === undefined) throw new Error('the sitting is gone');
  return found;
}

export const SKIP: Answer = { kind: 'skipped' };

/** The right answer to what is asked now; the small content's keys are all alike. */
export function rightAnswer({ current }: Sitting): Answer {
  if (current?.answerKind === 'choice') return { kind: 'choice', option: RIGHT.choice };
  if (current?.answerKind === 'choices') return { kind: 'choices', options: [...RIGHT.choices] };
  return { kind: 'text', text: RIGHT.text };
}

export function wrongAnswer({ current }: Sitting): Answer {
  if (current?.answerKind === 'choice') return { kind: 'choice', option: 'a' };
  if (current?.answerKind === 'choices') return { kind: 'choices', options: ['a', 'b'] };
  return { kind: 'text', text: 'autre chose' };
}

/** Answers the item served now. */
export async function answered(
  services: SittingServices,
  sitting: Sitting,
  answer: Answer,
): Promise<AnswerResult> {
  return answerItem(await stored(services, sitting), sitting.current?.id ?? '', answer, services);
}

/** Answers all that is asked, by default right. */
export async function finished(
  services: SittingServices,
  sitting: Sitting,
  answerTo: (sitting: Sitting) => Answer = rightAnswer,
): Promise<Sitting> {
  let now = sitting;
  while (now.status === 'open') now = (await answered(services, now, answerTo(now))).sitting;
  return now;
}

/** A placement bound to a path with some settings of its own. */
export async function prescribed(
  services: SittingServices,
  path: string,
  settings: Partial<PrescriptionSettings>,
): Promise<Placement> {
  const found = services.content.paths.get(path);
  if (found === undefined) throw new Error(`no path ${path}`);
  const kept = await services.prescriptions.keep('institution', { ...settingsOf(found), ...settings });
  return newPlacement(services, { prescriptionId: kept.id });
}

/** Binds a placement to a path, as a teacher does. */
export async function bound(
  services: SittingServices,
  placementId: string,
  path: string,
): Promise<Prescription> {
  const institutionId = (await services.placements.get(placementId))?.doc.institutionId ?? 'institution';
  const chosen = await findChoice(pathChoice(path), institutionId, services);
  await bindPlacement(placementId, chosen, services);
  return chosen;
}
