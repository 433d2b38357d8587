import type { Content } from '../../../content/content.js';
import type { ModuleContent } from '../../../content/modules.js';
import { inLanguage } from '../../../content/translation.js';
import type { PackageForm } from '../../forms/package-form.js';
import type { Translator } from '../../i18n/translator.js';
import { named } from '../names.js';
import { STANDARD_NAMES } from './packages.js';

/** Where the files of a package are served for its preview: a place without a session. */
export function previewAddress(
  module: string,
  { standard, language }: Pick<PackageForm, 'standard' | 'language'>,
) {
  return `/package-preview/${encodeURIComponent(module)}/${standard}/${language}`;
}

/** A module as it runs in an LMS, beside what it writes there. */
export function presentPackagePreview(id: string, form: PackageForm, { modules }: Content, t: Translator) {
  const module = modules.get(id);
  const words = module && inLanguage<ModuleContent>(module, t.language);
  const heading = named({ fr: words?.said.title ?? id }, words?.lang ?? t.language);
  return {
    title: t('packages.preview-title'),
    heading: { text: heading.text, lang: words?.lang === t.language ? undefined : words?.lang },
    standard: t(STANDARD_NAMES[form.standard]),
    frame: `${previewAddress(id, form)}/frame.html`,
  };
}
