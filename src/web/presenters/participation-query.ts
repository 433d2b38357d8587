import { z } from 'zod';
import type { ParticipationQuery } from '../../sittings/participations.js';

/** What the list's own links and form send; anything else in the address falls back to the usual list. */
const querySchema = z.object({
  status: z.enum(['open', 'finished', 'unfinished', 'not-begun', 'left']).optional().catch(undefined),
  name: z.string().max(200).default('').catch(''),
  group: z.string().min(1).max(255).optional().catch(undefined),
  sort: z.enum(['name', 'status', 'started', 'finished', 'level', 'grade']).default('name').catch('name'),
  order: z.enum(['asc', 'desc']).default('asc').catch('asc'),
  page: z.coerce.number().int().min(1).max(10_000).default(1).catch(1),
});

export function readParticipationQuery(query: unknown): ParticipationQuery {
  const { status, order, ...asked } = querySchema.parse(query);
  return { ...asked, status, descending: order === 'desc' };
}

/** The query part of the address of the list that is asked for so. */
export function participationAddress(
  query: ParticipationQuery,
  changed: Partial<ParticipationQuery> = {},
): string {
  const { status, name, group, sort, descending, page } = { ...query, ...changed };
  const parameters = new URLSearchParams({ sort, order: descending ? 'desc' : 'asc', page: String(page) });
  if (status !== undefined) parameters.set('status', status);
  if (name !== '') parameters.set('name', name);
  if (group !== undefined) parameters.set('group', group);
  return `?${parameters.toString()}`;
}
