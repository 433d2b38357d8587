/**
 * An id of ours as an identifier that every LMS takes in SCORM 2004: no hyphen, which Moodle refuses in its short
 * identifiers. `cybersecurite-menaces-01` becomes `cybersecurite_menaces_01`, `cybersecurite.menaces` stays, so that
 * a manifest's objective may be named by its competence.
 *
 * No two ids become one, if they are of the kind of ours: lower-case letters and digits, parted by single hyphens
 * and dots, at least two characters, a letter first.
 */
export function portableId(id: string): string {
  return id.replace(/-/g, '_');
}

/** The same for SCORM 1.2, whose CMIIdentifier knows no dot either: `cybersecurite__menaces`. */
export function portableId12(id: string): string {
  return portableId(id).replace(/\./g, '__');
}
