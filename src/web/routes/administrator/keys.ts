import { Router } from 'express';
import { z } from 'zod';
import { toolAddresses } from '../../../lti/dynamic-registration/client-metadata.js';
import { signsFrom, type KeyLifetime } from '../../../lti/keys/key-lifetimes.js';
import type { Services } from '../../../services.js';
import type { MessageKey } from '../../i18n/fr.js';
import { administratorVisitOf } from '../../middleware/require-administrator.js';
import { redirect } from '../../redirect.js';
import { readForm } from './platform-forms.js';
import { showAdministratorPage } from './show-page.js';

const STATES: Readonly<Record<KeyLifetime['state'], MessageKey>> = {
  next: 'keys.state-next',
  signing: 'keys.state-signing',
  replaced: 'keys.state-replaced',
  over: 'keys.state-over',
};

const rotateForm = z.object({ when: z.enum(['later', 'now']) });

/** Our signing keys, and the change to another. */
export function keysRoutes({ lti }: Services): Router {
  const { toolKeys } = lti;
  const router = Router();

  router.get('/', async (request, response) => {
    const { t } = administratorVisitOf(request);
    // Makes the first one, where none has been needed yet.
    await toolKeys.publicKeySet();
    const keys = await toolKeys.list();
    const next = keys.find(({ state }) => state === 'next');
    showAdministratorPage(request, response, {
      view: 'administrator-keys',
      title: t('keys.page-title'),
      data: {
        address: toolAddresses(lti.publicUrl).keySet,
        done: request.query['done'] === '1',
        waiting: next && t('keys.waiting', { date: t.dateTime(next.key.activeFrom) }),
        keys: keys.map(({ key, state, withdrawnAt }) => ({
          id: key.id,
          state,
          stateName: t(STATES[state]),
          since: t.dateTime(key.activeFrom),
          until: withdrawnAt === undefined ? t('keys.until-replaced') : t.dateTime(withdrawnAt),
        })),
      },
    });
  });

  router.post('/rotate', async (request, response) => {
    const { when } = readForm(rotateForm, request.body);
    const waiting = (await toolKeys.list()).some(({ state }) => state === 'next');
    // A second click while the next key waits makes no third one; an unsafe key is replaced in any case.
    if (when === 'now') await toolKeys.withdrawAllBut(await toolKeys.add(signsFrom(lti.now(), true)));
    else if (!waiting) await toolKeys.add(signsFrom(lti.now(), false));
    await toolKeys.retire();
    redirect(response, 303, '/administrator/keys?done=1');
  });

  return router;
}
