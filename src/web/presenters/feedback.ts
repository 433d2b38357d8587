import type { Content } from '../../content/content.js';
import type { ItemRevisions } from '../../sittings/item-revisions.js';
import { moduleOf } from '../../sittings/module-steps.js';
import type { ItemResponse, Sitting } from '../../sittings/sitting.js';
import type { Translator } from '../i18n/translator.js';
import { presentContents, stepProgress } from './module/contents.js';
import { presentReview } from './review.js';

/** What a learner in training reads right after an answer. */
export async function presentFeedback(
  sitting: Sitting,
  response: ItemResponse,
  {
    revisions,
    content,
  }: { readonly revisions: Pick<ItemRevisions, 'find'>; readonly content: Pick<Content, 'modules'> },
  t: Translator,
) {
  const item = await revisions.find(response.revision, response.variant);
  const number = sitting.responses.indexOf(response) + 1;
  const module = moduleOf(sitting, content);
  return {
    title: t('feedback.title', { number }),
    review: presentReview(item, response, t),
    progress:
      module === undefined
        ? { number, max: sitting.prescription.settings.length.max, done: number }
        : stepProgress(module, sitting, t),
    contents: module && presentContents(module, sitting, t),
    finished: sitting.status === 'finished',
  };
}
