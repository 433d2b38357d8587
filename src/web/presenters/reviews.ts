import type { Sitting } from '../../sittings/sitting.js';
import type { Services } from '../../services.js';
import type { Translator } from '../i18n/translator.js';
import { explanationOf, type Audience } from './explanation.js';
import { frameworkNames } from './names.js';
import { presentReview } from './review.js';

/** Every answered item of a sitting with its key and why it was asked, in the order in which they were asked. */
export function presentReviews(sitting: Sitting, services: Services, audience: Audience, t: Translator) {
  const names = frameworkNames(services.content, t.language);
  return Promise.all(
    sitting.responses.map(async (response, index) => {
      const item = await services.sitting.revisions.find(response.revision, response.variant);
      const why = explanationOf(sitting, index, names, audience, t);
      return { number: index + 1, ...presentReview(item, response, t), why };
    }),
  );
}
