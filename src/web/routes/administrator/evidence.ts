import { Router } from 'express';
import { once } from 'node:events';
import { z } from 'zod';
import { evidence } from '../../../lti/evidence.js';
import type { Services } from '../../../services.js';
import { WebRefusal } from '../../errors/web-refusal.js';
import { momentOf } from '../../local-time.js';

const instant = z
  .string()
  .max(40)
  .transform((text) => momentOf(text))
  .pipe(z.number());

const querySchema = z.object({ since: instant, until: instant });

/** Evidence of a span of time as a file: one line of JSON for each launch and each call. */
export function evidenceRoutes({ lti }: Services): Router {
  const router = Router();
  router.get('/', async (request, response) => {
    const parsed = querySchema.safeParse(request.query);
    if (!parsed.success) throw new WebRefusal('form_malformed', 'no span of time');
    const day = new Date(parsed.data.since).toISOString().slice(0, 10);
    response.setHeader('Cache-Control', 'no-store');
    response.setHeader('Content-Type', 'application/x-ndjson; charset=utf-8');
    response.setHeader('Content-Disposition', `attachment; filename="parcours-evidence-${day}.jsonl"`);
    for await (const line of evidence(parsed.data, lti)) {
      if (response.destroyed) return;
      if (!response.write(line)) await Promise.race([once(response, 'drain'), once(response, 'close')]);
    }
    response.end();
  });
  return router;
}
