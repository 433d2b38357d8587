/**
 * Names of what learners meet, for whoever collects statements. They are ours whoever runs the tool, and no web address
 * is: a package works without any.
 */
const NAMES = 'urn:parcours:';

/** A module as one course, in one language. */
export const courseIri = (module: string, language: string): string => `${NAMES}course:${module}:${language}`;

/** The module itself, the course's one unit. */
export const moduleIri = (module: string, language: string): string => `${NAMES}module:${module}:${language}`;

/** A question, whatever module asks it. */
export const itemIri = (item: string): string => `${NAMES}item:${item}`;

export const competenceIri = (competence: string): string => `${NAMES}competence:${competence}`;
