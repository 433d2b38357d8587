import type { Content } from '../../../content/content.js';
import type { ModuleContent } from '../../../content/modules.js';
import { inLanguage } from '../../../content/translation.js';
import type { MadeStandard } from '../../../scorm/make-package.js';
import { packableModules } from '../../../scorm/packable-modules.js';
import type { MessageKey } from '../../i18n/fr.js';
import type { Translator } from '../../i18n/translator.js';
import type { PackageForm } from '../../forms/package-form.js';

export const STANDARD_NAMES: Readonly<Record<MadeStandard, MessageKey>> = {
  '1.2': 'packages.scorm-1-2',
  '2004-4': 'packages.scorm-2004-4',
  '2004-3': 'packages.scorm-2004-3',
  cmi5: 'packages.cmi5',
  folder: 'packages.folder',
};

const STANDARD_HINTS: Readonly<Record<MadeStandard, MessageKey>> = {
  '1.2': 'packages.scorm-1-2-hint',
  '2004-4': 'packages.scorm-2004-4-hint',
  '2004-3': 'packages.scorm-2004-3-hint',
  cmi5: 'packages.cmi5-hint',
  folder: 'packages.folder-hint',
};

/** The safest first. */
const SHOWN: readonly MadeStandard[] = ['1.2', '2004-4', '2004-3', 'cmi5', 'folder'];

/** What can be taken out of the tool, and how. */
export function presentPackages(form: PackageForm, content: Content, t: Translator, problem?: string) {
  const modules = packableModules(content).map((module) => {
    const { said, lang } = inLanguage<ModuleContent>(module, t.language);
    const named = (text: string) => ({ text, lang: lang === t.language ? undefined : lang });
    return {
      id: module.id,
      domain: module.domain,
      title: named(said.title),
      summary: named(said.summary),
      minutes: t('home.minutes', { minutes: module.minutes }),
      chosen: form.module.includes(module.id),
      french: module.translations?.en === undefined,
    };
  });
  return {
    problem,
    modules,
    language: form.language,
    standards: SHOWN.map((id) => ({
      id,
      name: t(STANDARD_NAMES[id]),
      hint: t(STANDARD_HINTS[id]),
      chosen: id === form.standard,
    })),
  };
}
