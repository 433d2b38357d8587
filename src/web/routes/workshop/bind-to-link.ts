import { bindPlacement } from '../../../sittings/bind-placement.js';
import type { Services } from '../../../services.js';
import { WebRefusal } from '../../errors/web-refusal.js';
import { placementIdOf, visitOf } from '../../middleware/require-session.js';
import { redirect } from '../../redirect.js';
import type { WorkshopPurpose } from './workshop.js';

/** A teacher chooses what the link they opened leads to, until somebody has begun. */
export function bindToLink({ sitting }: Services): WorkshopPurpose {
  return {
    words: async ({ t, session }) =>
      Promise.resolve({
        tracking: `/l/${session.id}`,
        several: false,
        asks: t('workshop.ask-link'),
        submit: t('workshop.use-link'),
      }),
    async use([chosen], _target, request, response) {
      const visit = visitOf(request);
      if (chosen === undefined) throw new WebRefusal('form_malformed', 'nothing was chosen');
      await bindPlacement(placementIdOf(visit), chosen, sitting);
      redirect(response, 303, `/l/${visit.session.id}?chosen=1`);
    },
  };
}
