import express, { Router } from 'express';
import { z } from 'zod';

import type { Lms } from '../lms.js';
import type { DeepLinkingResponses } from './deep-linking-response.js';
import { PATH } from './endpoints.js';
import { addLinks } from './registrations.js';

const form = z.object({ JWT: z.string().catch('') }).catch({ JWT: '' });

/** Where a tool posts the activities that a teacher chose. */
export function deepLinkingRouter(lms: Lms, responses: DeepLinkingResponses): Router {
  const router = Router();
  router.post(
    PATH.deepLinkingReturn,
    express.urlencoded({ extended: false, limit: '1mb' }),
    async (request, response) => {
      const links = await responses.read(form.parse(request.body).JWT);
      await addLinks(lms, links);
      response.render('chosen', { titles: links.map(({ title }) => title) });
    },
  );
  return router;
}
