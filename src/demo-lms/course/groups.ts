/** A group of learners in the course (Course Groups 1.0 section 3.1). */
export interface CourseGroup {
  readonly id: string;
  readonly name: string;
  /** Of which set it is; absent for a group that stands alone. */
  readonly setId?: string;
}

export const GROUP_SETS = [{ id: 'td', name: 'Groupes de TD' }] as const;

export const GROUPS: readonly CourseGroup[] = [
  { id: 'td-a', name: 'TD A', setId: 'td' },
  { id: 'td-b', name: 'TD B', setId: 'td' },
  { id: 'tutorat', name: 'Tutorat' },
];

/** In which groups the learner of this rank is, from 0: one half in each of the two, every third also tutored. */
export function groupsOfRank(rank: number): readonly string[] {
  return [rank % 2 === 0 ? 'td-a' : 'td-b', ...(rank % 3 === 0 ? ['tutorat'] : [])];
}
