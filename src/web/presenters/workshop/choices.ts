import type { Content } from '../../../content/content.js';
import { pathChoice } from '../../../sittings/composition/find-choice.js';
import { settingsOf, type Prescription, type PrescriptionSettings } from '../../../sittings/prescriptions.js';
import type { Translator } from '../../i18n/translator.js';
import { named, type Named } from '../names.js';
import { lengthText, modeText, scopeNames } from './describe-settings.js';

/** Something that a teacher can place, as a card shows it. */
export interface ChoiceCard {
  /** As the form names it. */
  readonly choice: string;
  readonly title: Named;
  /** What kind it is, and how long it takes. */
  readonly facts: string;
  readonly description: Named | undefined;
  readonly scope: readonly Named[];
  /** Whether it can be composed anew: a module's steps are what they are. */
  readonly adjustable: boolean;
  /** Domains that it touches, for their colours. */
  readonly domains: readonly string[];
}

function card(
  choice: string,
  settings: PrescriptionSettings,
  description: Named | undefined,
  content: Content,
  t: Translator,
): ChoiceCard {
  const touched = content.framework.domains.filter(({ competences }) =>
    competences.some(({ id }) => settings.competences.includes(id)),
  );
  return {
    choice,
    title: named(settings.title, t.language),
    facts: `${modeText(settings, t)} · ${lengthText(settings, t)}`,
    description,
    adjustable: settings.moduleId === undefined,
    scope: scopeNames(settings.competences, content, t),
    domains: touched.map(({ id }) => id),
  };
}

/** The paths as they come, or the modules. */
export function pathCards(kind: 'paths' | 'modules', content: Content, t: Translator): ChoiceCard[] {
  return [...content.paths.values()]
    .filter(({ module }) => (module === undefined) === (kind === 'paths'))
    .map((path) =>
      card(pathChoice(path.id), settingsOf(path), named(path.description, t.language), content, t),
    );
}

/** What teachers of the institution composed. */
export function composedCards(
  prescriptions: readonly Prescription[],
  content: Content,
  t: Translator,
): (ChoiceCard & { readonly when: string })[] {
  return prescriptions.map(({ id, settings, composedAt = 0 }) => ({
    ...card(id, settings, undefined, content, t),
    when: t('workshop.composed-on', { date: t.date(composedAt) }),
  }));
}
