import express, { Router } from 'express';
import type { Request, RequestHandler } from 'express';

import { COURSE } from '../course/course.js';
import { DemoLmsError } from '../errors.js';
import { serviceFaults } from '../faults/service-faults.js';
import type { ServiceName } from '../faults/catalogue.js';
import type { Lms } from '../lms.js';
import { MEDIA_TYPE, SCOPE } from '../names.js';
import type { AccessTokens } from '../platform/access-tokens.js';
import { bearerToken } from '../platform/registration-tokens.js';
import { recordScore } from './gradebook.js';
import {
  createLineItem,
  deleteLineItem,
  findLineItems,
  lineItemById,
  publicLineItem,
  replaceLineItem,
} from './line-items.js';
import { acceptExactly, acceptLoosely, requireContentType } from './media-types.js';
import { pageOf } from './paging.js';
import { textOf } from './query-text.js';
import { resultsOf } from './results.js';
import { rosterRouter } from './roster-router.js';
import { sendTyped } from './send-typed.js';
import { withScope } from './service-access.js';
import type { ServiceHandler } from './service-access.js';

const READ = [SCOPE.lineItem, SCOPE.lineItemRead];
const LIST = `/services/course/${COURSE.id}/lineitems`;
const ITEM = `${LIST}/:id/lineitem`;

/** The gradebook services (AGS 2.0), as strict as Moodle's, and those that tell who takes part. */
export function servicesRouter(lms: Lms, tokens: AccessTokens): Router {
  const router = Router();
  const body = express.json({ type: () => true, strict: false });
  const guarded = (
    service: ServiceName,
    scopes: readonly string[],
    handler: ServiceHandler,
  ): RequestHandler[] => [serviceFaults(lms, service), withScope(lms, tokens, scopes, handler)];

  router.use('/services', logged(lms, tokens));

  router.get(
    LIST,
    ...guarded('line-items', READ, (request, response, registration) => {
      acceptExactly(request, MEDIA_TYPE.lineItems);
      const found = findLineItems(lms, registration, {
        resourceLinkId: textOf(request.query['resource_link_id']),
        resourceId: textOf(request.query['resource_id']),
        tag: textOf(request.query['tag']),
      });
      const page = pageOf(lms, request, response, found);
      sendTyped(
        response,
        MEDIA_TYPE.lineItems,
        page.map((item) => publicLineItem(lms, registration, item)),
      );
    }),
  );

  router.post(
    LIST,
    body,
    ...guarded('line-items', [SCOPE.lineItem], async (request, response, registration) => {
      requireContentType(request, MEDIA_TYPE.lineItem);
      const item = await createLineItem(lms, registration, request.body);
      sendTyped(response.status(201), MEDIA_TYPE.lineItem, publicLineItem(lms, registration, item));
    }),
  );

  router.get(
    ITEM,
    ...guarded('line-item', READ, (request, response, registration) => {
      acceptLoosely(request, MEDIA_TYPE.lineItem);
      const item = lineItemById(lms, registration, idOf(request));
      sendTyped(response, MEDIA_TYPE.lineItem, publicLineItem(lms, registration, item));
    }),
  );

  router.put(
    ITEM,
    body,
    ...guarded('line-item', [SCOPE.lineItem], async (request, response, registration) => {
      requireContentType(request, MEDIA_TYPE.lineItem);
      const item = await replaceLineItem(lms, registration, idOf(request), request.body);
      sendTyped(response, MEDIA_TYPE.lineItem, publicLineItem(lms, registration, item));
    }),
  );

  router.delete(
    ITEM,
    ...guarded('line-item', [SCOPE.lineItem], async (request, response, registration) => {
      await deleteLineItem(lms, registration, idOf(request));
      response.status(204).end();
    }),
  );

  router.post(
    `${ITEM}/scores`,
    body,
    ...guarded('score', [SCOPE.score], async (request, response, registration) => {
      requireContentType(request, MEDIA_TYPE.score);
      const item = lineItemById(lms, registration, idOf(request));
      if (lms.faults.strike('score-409') !== undefined) {
        throw new DemoLmsError(409, 'not_newer', 'Refusing score with an earlier or equal timestamp');
      }
      await recordScore(lms, item, request.body);
      if (lms.faults.strike('score-answer-lost') !== undefined) {
        response.destroy();
        return;
      }
      // As Moodle: 200, the score's type, and nothing in it.
      response.status(200).type(MEDIA_TYPE.score).end();
    }),
  );

  router.get(
    `${ITEM}/results`,
    ...guarded('results', [SCOPE.result], (request, response, registration) => {
      acceptLoosely(request, MEDIA_TYPE.results);
      const item = lineItemById(lms, registration, idOf(request));
      const results = resultsOf(lms, registration, item, textOf(request.query['user_id']));
      sendTyped(response, MEDIA_TYPE.results, pageOf(lms, request, response, results));
    }),
  );

  router.use(rosterRouter(lms, tokens));

  return router;
}

function logged(lms: Lms, tokens: AccessTokens): RequestHandler {
  return (request, response, next) => {
    const { method, originalUrl: path } = request;
    const received = {
      at: lms.now(),
      method,
      path,
      accept: request.get('Accept'),
      contentType: request.get('Content-Type'),
      scopes: tokens.find(bearerToken(request.get('Authorization')))?.scopes,
    };
    response.on('close', () => {
      lms.calls.add({ ...received, status: response.writableFinished ? response.statusCode : null });
    });
    next();
  };
}

function idOf(request: Request): string {
  return String(request.params['id']);
}
