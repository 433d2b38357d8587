/**
 * A competence's name for the run-time: some LMSs take letters, digits, dots and underscores alone. No two ids share
 * one: competences have no underscore of their own.
 */
export const objectiveId = (competence: string): string => competence.replaceAll('-', '_');
