import type { Content } from '../../../content/content.js';
import type { ModuleContent } from '../../../content/modules.js';
import { inLanguage } from '../../../content/translation.js';
import type { MadeStandard } from '../../../scorm/make-package.js';
import type { PackageForm } from '../../forms/package-form.js';
import type { MessageKey } from '../../i18n/fr.js';
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

/** What writes to no run-time that a page could be, and what is said where SCORM 1.2 is shown for it. */
const SHOWN_IN_SCORM: Readonly<Partial<Record<MadeStandard, MessageKey>>> = {
  folder: 'packages.preview-instead-of-folder',
  cmi5: 'packages.preview-instead-of-cmi5',
};

/** The choices of the form, as its own page takes them. */
const choicesIn = ({ standard, language, module }: PackageForm): string =>
  new URLSearchParams([
    ['standard', standard],
    ['language', language],
    ...module.map((id): [string, string] => ['module', id]),
  ]).toString();

/** A module as it runs in an LMS, beside what it writes there. */
export function presentPackagePreview(id: string, form: PackageForm, { modules }: Content, t: Translator) {
  const module = modules.get(id);
  const words = module && inLanguage<ModuleContent>(module, t.language);
  const instead = SHOWN_IN_SCORM[form.standard];
  const standard = instead === undefined ? form.standard : '1.2';
  const { language } = form;
  const heading = named({ fr: words?.said.title ?? id }, words?.lang ?? t.language);
  return {
    title: t('packages.preview-title'),
    heading: { text: heading.text, lang: words?.lang === t.language ? undefined : words?.lang },
    instead: instead === undefined ? undefined : t(instead),
    lead: t('packages.preview-lead', { standard: t(STANDARD_NAMES[standard]), language }),
    choices: choicesIn(form),
    frame: `${previewAddress(id, { standard, language })}/frame.html`,
  };
}
