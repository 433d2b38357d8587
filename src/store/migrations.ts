import type { AnyCollectionDefinition } from './definition.js';
import { StoreError } from './errors.js';

/** Brings the documents of one collection from schema version `to - 1` up to `to`. */
export interface Migration {
  readonly collection: string;
  /** The schema version that `up` gives. */
  readonly to: number;
  /** A pure function of the document as the version before wrote it. */
  readonly up: (document: unknown) => unknown;
}

interface OldPrescription {
  readonly settings: { readonly attempts: 'one' | 'unlimited' };
}

/** A prescription said `one` or `unlimited`; now it says how many, and whose grade counts. */
function countAttempts(document: unknown): object {
  const prescription = document as OldPrescription;
  const { attempts } = prescription.settings;
  const counted = { counts: 'last', ...(attempts === 'one' ? { most: 1 } : {}) };
  return { ...prescription, settings: { ...prescription.settings, attempts: counted } };
}

/** A grade that was due had its time alone; now it stands in its platform's queue. */
function joinQueue(document: unknown): object {
  const grade = document as { readonly registrationId: string; readonly dueAt?: number };
  if (grade.dueAt === undefined) return grade;
  const time = String(Math.max(0, Math.ceil(grade.dueAt))).padStart(16, '0');
  return { ...grade, queueKey: `${grade.registrationId} ${time}` };
}

/** Every change of a stored shape since the first release, in any order. */
export const MIGRATIONS: readonly Migration[] = [
  { collection: 'grades', to: 2, up: joinQueue },
  { collection: 'prescriptions', to: 2, up: countAttempts },
  {
    collection: 'sittings',
    to: 2,
    up: (document) => {
      const sitting = document as { readonly prescription: OldPrescription };
      return { ...sitting, prescription: countAttempts(sitting.prescription) };
    },
  },
];

/** Brings one document up to its collection's schema version. */
export type Upgrade = (document: unknown, from: number) => unknown;

/**
 * The upgrade of a collection.
 * @throws StoreError, from the upgrade, when a step from the document's version is missing.
 */
export function upgradeOf(definition: AnyCollectionDefinition, migrations: readonly Migration[]): Upgrade {
  const steps = new Map<number, Migration>();
  for (const migration of migrations) {
    if (migration.collection !== definition.name) continue;
    if (steps.has(migration.to)) {
      throw new StoreError(`${definition.name}: two migrations lead to schema ${migration.to}`);
    }
    steps.set(migration.to, migration);
  }
  return (document, from) => {
    if (from > definition.schemaVersion) {
      throw new StoreError(`${definition.name}: schema ${from} is newer than this program`);
    }
    let upgraded = document;
    for (let to = from + 1; to <= definition.schemaVersion; to += 1) {
      const step = steps.get(to);
      if (step === undefined) throw new StoreError(`${definition.name}: no migration leads to schema ${to}`);
      upgraded = step.up(upgraded);
    }
    return upgraded;
  };
}
