import type { RosterNow } from '../../lti/roster/course-rosters.js';
import type { RosterProblem } from '../../sittings/rosters.js';
import type { MessageKey } from '../i18n/fr.js';
import type { Translator } from '../i18n/translator.js';

const PROBLEMS: Readonly<Record<RosterProblem, MessageKey>> = {
  refused: 'roster.refused',
  unavailable: 'roster.unavailable',
  malformed: 'roster.malformed',
};

/** How long ago, roughly, in words. @param age milliseconds */
function ageOf(age: number, t: Translator): string {
  const minutes = Math.max(0, Math.floor(age / 60_000));
  if (minutes < 60) return t('roster.age-minutes', { count: minutes });
  const hours = Math.floor(minutes / 60);
  return hours < 48
    ? t('roster.age-hours', { count: hours })
    : t('roster.age-days', { count: Math.floor(hours / 24) });
}

/** What the page says of the course's list: how old it is, or why there is none. @param now milliseconds since 1970 */
export function presentRosterState(seen: RosterNow | undefined, now: number, t: Translator) {
  if (seen === undefined) return { text: t('roster.not-given'), mayRefresh: false };
  const { roster, underway } = seen;
  const readAt = roster?.readAt;
  const age = readAt === undefined ? undefined : t('roster.read', { age: ageOf(now - readAt, t) });
  return {
    text: [underway ? t('roster.underway') : undefined, age].filter(Boolean).join(' '),
    problem: roster?.problem === undefined ? undefined : t(PROBLEMS[roster.problem]),
    mayRefresh: true,
  };
}
