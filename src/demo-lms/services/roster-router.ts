import { Router } from 'express';
import type { Request, Response } from 'express';

import { COURSE } from '../course/course.js';
import { GROUPS, GROUP_SETS } from '../course/groups.js';
import { serviceFaults } from '../faults/service-faults.js';
import type { Lms } from '../lms.js';
import { MEDIA_TYPE, SCOPE } from '../names.js';
import type { AccessTokens } from '../platform/access-tokens.js';
import { acceptLoosely } from './media-types.js';
import { membersContext, membersOf } from './members.js';
import { pageOf } from './paging.js';
import { textOf } from './query-text.js';
import { sendTyped } from './send-typed.js';
import { withScope } from './service-access.js';

const COURSE_PATH = `/services/course/${COURSE.id}`;

/** Who takes part (NRPS 2.0), and in which groups (Course Groups 1.0). */
export function rosterRouter(lms: Lms, tokens: AccessTokens): Router {
  const router = Router();

  router.get(
    `${COURSE_PATH}/members`,
    serviceFaults(lms, 'members'),
    withScope(lms, tokens, [SCOPE.members], (request, response, registration) => {
      acceptLoosely(request, MEDIA_TYPE.members);
      if (spoilt(lms, request, response)) return;
      const { query } = request;
      const members = membersOf(lms, registration, {
        role: textOf(query['role']),
        rlid: textOf(query['rlid']),
        groups: textOf(query['groups']) === 'true',
        since: revisionOf(query['since']),
      });
      const page = pageOf(lms, request, response, members);
      if (response.get('Link') === undefined) announceDifferences(lms, request, response);
      const id = addressOf(lms, request).href;
      sendTyped(response, MEDIA_TYPE.members, { id, context: membersContext(), members: page });
    }),
  );

  router.get(
    `${COURSE_PATH}/groups`,
    serviceFaults(lms, 'groups'),
    withScope(lms, tokens, [SCOPE.groups], (request, response) => {
      acceptLoosely(request, MEDIA_TYPE.groups);
      const groups = GROUPS.map(({ id, name, setId }) => ({
        id,
        name,
        ...(setId === undefined ? {} : { set_id: setId }),
      }));
      const page = pageOf(lms, request, response, groups);
      sendTyped(response, MEDIA_TYPE.groups, { id: addressOf(lms, request).href, groups: page });
    }),
  );

  router.get(
    `${COURSE_PATH}/sets`,
    serviceFaults(lms, 'groups'),
    withScope(lms, tokens, [SCOPE.groups], (request, response) => {
      acceptLoosely(request, MEDIA_TYPE.groupSets);
      const sets = pageOf(lms, request, response, GROUP_SETS);
      sendTyped(response, MEDIA_TYPE.groupSets, { id: addressOf(lms, request).href, sets });
    }),
  );

  return router;
}

function addressOf(lms: Lms, request: Request): URL {
  return new URL(request.originalUrl, lms.origin);
}

/** Where to ask what has changed since (NRPS 2.0 section 2.4.2): on the last page of a list. */
function announceDifferences(lms: Lms, request: Request, response: Response): void {
  const address = addressOf(lms, request);
  address.searchParams.delete('page');
  address.searchParams.delete('limit');
  address.searchParams.set('since', String(lms.enrolments.revision));
  response.set('Link', `<${address.href}>; rel="differences"`);
}

/** The lists that are none: answered in place of a good one. @returns whether there was one */
function spoilt(lms: Lms, request: Request, response: Response): boolean {
  const huge = lms.faults.strike('members-huge');
  if (huge !== undefined) {
    response.set('Content-Type', MEDIA_TYPE.members).send(Buffer.alloc(huge.megabytes * 2 ** 20, ' '));
    return true;
  }
  if (lms.faults.strike('members-malformed') !== undefined) {
    response.type('html').send('<h1>Maintenance</h1>');
    return true;
  }
  const member = { user_id: `endless-${request.originalUrl.length}`, roles: ['Learner'], status: 'Active' };
  const next = addressOf(lms, request);
  if (lms.faults.strike('members-endless') !== undefined) {
    next.searchParams.set('page', String(Number(textOf(request.query['page']) ?? '1') + 1));
  } else if (lms.faults.strike('members-next-elsewhere') !== undefined) {
    next.host = 'lms.ailleurs.example';
  } else return false;
  response.set('Link', `<${next.href}>; rel="next"`);
  sendTyped(response, MEDIA_TYPE.members, { id: next.href, context: membersContext(), members: [member] });
  return true;
}

function revisionOf(value: unknown): number | undefined {
  const text = textOf(value);
  return text !== undefined && /^\d{1,9}$/.test(text) ? Number(text) : undefined;
}
