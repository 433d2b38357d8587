import { readConfig } from '../../../src/config.js';
import type { Content } from '../../../src/content/content.js';
import type { Language } from '../../../src/content/localized.js';
import { packageContentOf } from '../../../src/scorm/package-content-of.js';
import { contentOf } from '../../../src/services.js';
import { courseOf, type Course } from '../../../scorm-package/run/course.js';

let content: Promise<Content> | undefined;

export function shippedContent(): Promise<Content> {
  content ??= contentOf(readConfig({}));
  return content;
}

/** A module of the shipped content as a package holds it. */
export async function shippedCourse(module: string, language: Language = 'fr'): Promise<Course> {
  return courseOf(packageContentOf(await shippedContent(), module, { standard: '1.2', language }));
}
