import { markablePassages } from '../../content/item-types/markable-passages.js';
import type { Item, ItemContent } from '../../content/items.js';
import { inLanguage } from '../../content/translation.js';
import type { ItemResponse } from '../../sittings/sitting.js';
import type { Translator } from '../i18n/translator.js';
import { orderedOptions } from './asked/asked.js';
import { presentDocument } from './asked/document.js';
import { inlineMarkdown, markdown } from './markdown.js';
import { reviewOrder, reviewParts, type ReviewedPart } from './reviewed/parts.js';

function chosenIds({ answer }: ItemResponse): readonly string[] {
  if (answer.kind === 'choice') return [answer.option];
  return answer.kind === 'choices' ? answer.options : [];
}

function markOf(chosen: boolean, correct: boolean, t: Translator): string {
  if (chosen) return t(correct ? 'feedback.chosen-right' : 'feedback.chosen-wrong');
  return t(correct ? 'feedback.missed' : 'feedback.left');
}

export type Verdict = 'right' | 'partly' | 'wrong' | 'skipped';

export function verdictOf({ answer, credit }: ItemResponse): Verdict {
  if (answer.kind === 'skipped') return 'skipped';
  if (credit === 1) return 'right';
  return credit > 0 ? 'partly' : 'wrong';
}

/** What can be chosen of an item: options, or the passages of a document, in the order shown. */
function choosable(item: ItemContent, response: ItemResponse) {
  if (item.type !== 'find-in-document') return orderedOptions(item, response);
  return markablePassages(item.document.passages).map(({ faulty, ...passage }) => ({
    ...passage,
    correct: faulty,
  }));
}

function reviewedParts(item: ItemContent, response: ItemResponse, t: Translator): readonly ReviewedPart[] {
  return item.type === 'ordering' ? reviewOrder(item, response, t) : reviewParts(item, response, t);
}

/** An answered item with its key, what was answered, and why. */
export function presentReview(revision: Item, response: ItemResponse, t: Translator) {
  const { said: item, lang } = inLanguage<ItemContent>(revision, t.language);
  const chosen = chosenIds(response);
  const options = choosable(item, response).map(({ id, text, feedback, correct }) => ({
    textHtml: inlineMarkdown(text),
    feedbackHtml: chosen.includes(id) || correct ? inlineMarkdown(feedback) : undefined,
    state: `${chosen.includes(id) ? 'chosen' : 'left'}-${correct ? 'right' : 'wrong'}`,
    mark: markOf(chosen.includes(id), correct, t),
  }));
  return {
    verdict: verdictOf(response),
    withdrawn: response.withdrawn === true,
    domain: response.domain,
    lang: lang === t.language ? undefined : lang,
    contextHtml: item.context === undefined ? undefined : markdown(item.context),
    questionHtml: inlineMarkdown(item.question),
    document: item.type === 'find-in-document' ? presentDocument(item) : undefined,
    options,
    parts: reviewedParts(item, response, t),
    text: response.answer.kind === 'text' ? response.answer.text : undefined,
    expected: item.type === 'short-text' ? item.accepted[0] : undefined,
    explanationHtml: markdown(item.explanation),
    source: item.source,
  };
}
