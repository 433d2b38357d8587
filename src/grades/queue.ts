import type { Where } from '../store/port.js';
import type { Grade } from './grade.js';

/** As texts of one length sort as their numbers do. */
function digits(time: number): string {
  return String(Math.max(0, Math.ceil(time))).padStart(16, '0');
}

/** The grade, to be tried at that time, in milliseconds since 1970. */
export function dueAt(grade: Omit<Grade, 'queueKey'>, time: number): Grade {
  return { ...grade, dueAt: time, queueKey: `${grade.registrationId} ${digits(time)}` };
}

/** The grade, out of the queue. */
export function notDue(grade: Grade): Grade {
  return { ...grade, dueAt: undefined, queueKey: undefined };
}

/** The grades of one platform that are due now: one walk along one index, however many others there are. */
export function dueNow(registrationId: string, now: number): Where<Grade> {
  return { queueKey: { gte: `${registrationId} `, lte: `${registrationId} ${digits(Math.floor(now))}` } };
}
