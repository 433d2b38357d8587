import type { Language } from '../../content/localized.js';
import type { Module, ModuleContent } from '../../content/modules.js';
import { inLanguage } from '../../content/translation.js';
import { courseIri, moduleIri } from '../iris.js';
import { plain, xml, type Xml } from '../xml-writer.js';
import { START } from './described-package.js';

/** Where an LMS looks for it, at the root of a ZIP (cmi5, section 14.1). */
export const COURSE_STRUCTURE = 'cmi5.xml';

const NAMESPACE = 'https://w3id.org/xapi/profiles/cmi5/v1/CourseStructure.xsd';

/**
 * The structure of a course whose one unit is the module (cmi5, section 13). The unit may open in a frame or a window.
 *
 * A learner may go on once it is passed: `passed` is told only when every step is done, so that asking for `completed`
 * as well would ask for the same twice, and `completed` alone would let through who got nothing right.
 */
export function courseStructure(module: Module, language: Language): Xml {
  const { said, lang } = inLanguage<ModuleContent>(module, language);
  const words = (name: string, text: string): Xml => plain(name, xml('langstring', { lang }, text));
  const described = [words('title', said.title), words('description', said.summary)];
  return xml(
    'courseStructure',
    { xmlns: NAMESPACE },
    xml('course', { id: courseIri(module.id, language) }, ...described),
    xml(
      'au',
      {
        id: moduleIri(module.id, language),
        launchMethod: 'AnyWindow',
        moveOn: 'Passed',
        masteryScore: String(module.mastery / 100),
        activityType: 'http://adlnet.gov/expapi/activities/module',
      },
      ...described,
      plain('url', START),
    ),
  );
}
