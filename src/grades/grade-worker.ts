import type { DeliveryDependencies } from './deliver-next-grade.js';
import { deliveryPool } from './delivery-pool.js';
import { foldDueGrades, type FoldDependencies } from './fold-due-grades.js';
import type { Grade } from './grade.js';

export type GradeDependencies = FoldDependencies & DeliveryDependencies;

export interface GradeWorker {
  /** Looks now rather than at the next tick: a sitting has just finished. */
  wake(): void;
  /** Ends after the deliveries under way. */
  stop(): Promise<void>;
}

export interface WorkerListeners {
  readonly onDelivery: (grade: Grade) => void;
  readonly onError: (error: unknown) => void;
}

const TICK = 1_000;

/**
 * Everything that is due now, folded and delivered. What goes wrong with one grade keeps no other from its way;
 * @throws the first of what went wrong, once all deliveries have ended
 */
export async function deliverDueGrades(dependencies: GradeDependencies): Promise<void> {
  const wrong: unknown[] = [];
  const onError = (error: unknown) => wrong.push(error);
  const pool = deliveryPool(dependencies, { onDelivery: () => undefined, onError, stopped: () => false });
  try {
    while (await foldDueGrades(dependencies));
  } catch (error) {
    onError(error);
  }
  await pool.fill();
  await pool.idle();
  if (wrong.length > 0) throw wrong[0];
}

/** Delivers grades for as long as the service runs; killed at any moment, the next start goes on. */
export function startGradeWorker(
  dependencies: GradeDependencies,
  { onDelivery, onError }: WorkerListeners,
): GradeWorker {
  let stopped = false;
  let timer: NodeJS.Timeout | undefined;
  let looking: Promise<void> | undefined;
  let again = false;
  const pool = deliveryPool(dependencies, { onDelivery, onError, stopped: () => stopped });

  async function look(): Promise<void> {
    try {
      while (!stopped && (await foldDueGrades(dependencies))) await pool.fill();
    } catch (error) {
      onError(error);
    }
    await pool.fill();
  }

  function run(): void {
    clearTimeout(timer);
    if (stopped) return;
    if (looking !== undefined) {
      again = true;
      return;
    }
    looking = look()
      .catch(onError)
      .finally(() => {
        looking = undefined;
        if (stopped) return;
        timer = setTimeout(run, again ? 0 : TICK);
        again = false;
      });
  }

  run();
  return {
    wake: run,
    async stop() {
      stopped = true;
      clearTimeout(timer);
      await looking;
      await pool.idle();
    },
  };
}
