import type { ItemRevisions } from '../../sittings/item-revisions.js';
import type { ItemResponse, Sitting } from '../../sittings/sitting.js';
import type { Translator } from '../i18n/translator.js';
import { presentReview } from './review.js';

/** What a learner in training reads right after an answer. */
export async function presentFeedback(
  sitting: Sitting,
  response: ItemResponse,
  revisions: ItemRevisions,
  t: Translator,
) {
  const item = await revisions.find(response.revision);
  const number = sitting.responses.indexOf(response) + 1;
  return {
    title: t('feedback.title', { number }),
    review: presentReview(item, response, t),
    progress: { number, max: sitting.prescription.settings.length.max, done: number },
    finished: sitting.status === 'finished',
  };
}
