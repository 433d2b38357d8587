import { Router } from 'express';
import { participationList } from '../../sittings/participations.js';
import type { Placement } from '../../sittings/placements.js';
import type { Services } from '../../services.js';
import { visitOf, type Visit } from '../middleware/require-session.js';
import { frameworkNames } from '../presenters/names.js';
import { participationCsv } from '../presenters/participation-csv.js';
import { groupNames } from '../presenters/participation-list.js';
import { readParticipationQuery } from '../presenters/participation-query.js';
import { redirect } from '../redirect.js';
import { gradesOf } from './grades-of.js';

/** What can be done with the teacher's list beside reading it: bring it up to date, and take it away. */
export function participationRoutes(
  services: Services,
  placementOf: (visit: Visit) => Promise<Placement>,
): Router {
  const { sitting, grades, content } = services;
  const router = Router();

  router.post('/roster', async (request, response) => {
    const visit = visitOf(request);
    await services.roster.refresh(await placementOf(visit));
    redirect(response, 303, `/l/${visit.session.id}`);
  });

  router.get('/participations.csv', async (request, response) => {
    const visit = visitOf(request);
    const { t } = visit;
    const placement = await placementOf(visit);
    const roster = await services.roster.visit(placement);
    const query = readParticipationQuery(request.query);
    const { rows } = await participationList(placement.id, query, sitting, roster?.roster);
    const found = await gradesOf(placement.id, rows, grades);
    const csv = participationCsv(rows, {
      names: frameworkNames(content, t.language),
      grades: new Map(found.map((grade) => [grade.learnerId, grade])),
      groups: groupNames(roster),
      now: sitting.now(),
      t,
    });
    const day = new Date(sitting.now()).toISOString().slice(0, 10);
    response
      .set('Cache-Control', 'no-store')
      .set('Content-Disposition', `attachment; filename="${t('roster.file-name')}-${day}.csv"`)
      .type('text/csv; charset=utf-8')
      .end(csv);
  });

  return router;
}
