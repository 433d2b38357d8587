import { deliverNextGrade, type DeliveryDependencies } from './deliver-next-grade.js';
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
/** Deliveries under way at once. */
const LANES = 4;

/**
 * Everything that is due now, folded and delivered. What goes wrong with one grade keeps no other from its way;
 * @throws the first of what went wrong, once all lanes have ended
 */
export async function deliverDueGrades(
  dependencies: GradeDependencies,
  onDelivery: (grade: Grade) => void = () => undefined,
  stopped: () => boolean = () => false,
): Promise<void> {
  const fold = async () => {
    while (!stopped() && (await foldDueGrades(dependencies)));
  };
  const lane = async () => {
    while (!stopped()) {
      const grade = await deliverNextGrade(dependencies);
      if (grade === undefined) return;
      onDelivery(grade);
    }
  };
  const folded = await Promise.allSettled([fold()]);
  const ends = [...folded, ...(await Promise.allSettled(Array.from({ length: LANES }, lane)))];
  for (const end of ends) if (end.status === 'rejected') throw end.reason;
}

/** Delivers grades for as long as the service runs; killed at any moment, the next start goes on. */
export function startGradeWorker(
  dependencies: GradeDependencies,
  { onDelivery, onError }: WorkerListeners,
): GradeWorker {
  let stopped = false;
  let timer: NodeJS.Timeout | undefined;
  let running: Promise<void> | undefined;
  let again = false;

  function run(): void {
    clearTimeout(timer);
    if (stopped) return;
    if (running !== undefined) {
      again = true;
      return;
    }
    running = deliverDueGrades(dependencies, onDelivery, () => stopped)
      .catch(onError)
      .finally(() => {
        running = undefined;
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
      await running;
    },
  };
}
