import type { Dialect } from './dialects/dialect.js';
import type { Lms } from './heard-lms.js';
import { outcomeAt } from './outcome.js';
import type { ObjectiveStanding } from './tracker.js';

/**
 * Tells how objectives stand, each found by its id, wherever the LMS or an earlier visit has put it, and begun where
 * there is none.
 */
export function objectivesTeller(lms: Lms, dialect: Dialect): (standing: ObjectiveStanding) => void {
  const tellers = new Map<string, (standing: ObjectiveStanding) => void>();
  const begin = (id: string, index: number): void => {
    const path = `cmi.objectives.${index}.`;
    const outcome = outcomeAt(lms, dialect, path);
    tellers.set(id, (standing) => {
      if (dialect.rich) lms.write(path + 'description', dialect.text(standing.title));
      outcome.tell(standing);
    });
  };
  let count = Number(lms.read('cmi.objectives._count')) || 0;
  for (let index = 0; index < count; index++) begin(lms.read(`cmi.objectives.${index}.id`), index);

  return (standing) => {
    const id = dialect.id(standing.competence);
    if (!tellers.has(id) && lms.write(`cmi.objectives.${count}.id`, id)) begin(id, count++);
    const tell = tellers.get(id);
    if (tell) tell(standing);
  };
}
