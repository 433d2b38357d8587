import { answerKindOf, type AnswerKind } from '../../../content/markable.js';
import type { Content } from '../../../content/content.js';
import { findingsOf, type Finding } from '../../../content/item-findings.js';
import type { Item, ItemContent } from '../../../content/items.js';
import { inLanguage } from '../../../content/translation.js';
import { readingLoad } from '../../../content/reading-load.js';
import { inVariant } from '../../../content/in-variant.js';
import { servingOf } from '../../../sittings/serving.js';
import type { MessageKey } from '../../i18n/fr.js';
import type { Translator } from '../../i18n/translator.js';
import { presentAsked } from '../asked/asked.js';
import { inlineMarkdown, markdown } from '../markdown.js';
import { presentReview } from '../review.js';

const MARKING: Readonly<Record<AnswerKind, MessageKey>> = {
  choice: 'preview.marking-one',
  choices: 'preview.marking-several',
  text: 'preview.marking-text',
  order: 'preview.marking-order',
  parts: 'preview.marking-parts',
};

const FINDINGS: Readonly<Record<Finding, MessageKey>> = {
  'key-longest': 'preview.key-longest',
  'catch-all': 'preview.catch-all',
  'too-little-time': 'preview.too-little-time',
  'no-level-reason': 'preview.no-level-reason',
  'no-barriers': 'preview.no-barriers',
  'no-misconception': 'preview.no-misconception',
  'no-source-address': 'preview.no-source-address',
};

/** An item as a learner meets it, and beside it all that its author wants to know. */
export function presentItemPreview(item: Item, content: Content, t: Translator) {
  const serving = { ...servingOf(item, { seed: 'preview' }, content, 0), id: 'preview' };
  const { said, lang } = inLanguage<ItemContent>(item, t.language);
  const unanswered = { ...serving, answer: { kind: 'skipped' as const }, credit: 0, answeredAt: 0 };
  const ofCompetence = [...content.items.values()].filter(({ competence }) => competence === item.competence);
  return {
    id: item.id,
    domain: item.domain,
    lang: lang === t.language ? undefined : lang,
    contextHtml: said.context === undefined ? undefined : markdown(said.context),
    questionHtml: inlineMarkdown(said.question),
    asked: presentAsked(said, serving, new Map()),
    review: presentReview(item, unanswered, t),
    options: allFeedback(item),
    variants: (item.variants ?? []).map(({ id }) => variantOf(item, id, t)),
    marking: t(MARKING[answerKindOf(item)]),
    place: t('preview.place-text', {
      competence: item.competence,
      level: item.level,
      same: ofCompetence.filter(({ level, id }) => level === item.level && id !== item.id).length,
      all: ofCompetence.length,
    }),
    load: t('preview.load', { words: readingLoad(item), seconds: item.seconds }),
    findings: findingsOf(item).map((finding) => t(FINDINGS[finding])),
  };
}

/** What the item says in one of its variants, all of it: the explanation speaks of the same case. */
function variantOf(item: Item, id: string, t: Translator) {
  const { said } = inLanguage<ItemContent>(inVariant(item, id), t.language);
  return {
    name: t('preview.variant', { id }),
    contextHtml: said.context === undefined ? undefined : markdown(said.context),
    questionHtml: inlineMarkdown(said.question),
    explanationHtml: markdown(said.explanation),
  };
}

/** What each wrong option says to who picks it, which the key alone does not show. */
function allFeedback(item: Item) {
  if (!('options' in item)) return [];
  return item.options
    .filter(({ correct }) => !correct)
    .map(({ text, feedback, misconception }) => ({
      textHtml: inlineMarkdown(text),
      feedbackHtml: inlineMarkdown(feedback),
      misconception,
    }));
}
