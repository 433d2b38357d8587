import { randomUUID } from 'node:crypto';

import { z } from 'zod';

import { DemoLmsError } from '../errors.js';
import type { Lms } from '../lms.js';
import type { LineItem, Registration } from '../state/schema.js';
import { lineItemUrl } from './urls.js';

/** A line item as a tool sends it (AGS 2.0 section 3.2). */
const lineItemBody = z.looseObject({
  label: z.string().trim().min(1),
  scoreMaximum: z.number().positive(),
  resourceLinkId: z.string().nullish(),
  resourceId: z.string().nullish(),
  tag: z.string().nullish(),
  startDateTime: z.string().nullish(),
  endDateTime: z.string().nullish(),
});

export interface LineItemFilter {
  readonly resourceLinkId?: string | undefined;
  readonly resourceId?: string | undefined;
  readonly tag?: string | undefined;
}

/** The tool's own columns: it never sees those of another one. */
export function findLineItems(lms: Lms, { clientId }: Registration, filter: LineItemFilter): LineItem[] {
  const asked = Object.entries(filter).filter(([, value]) => value !== undefined);
  return lms.keeper.state.lineItems.filter(
    (item) =>
      item.clientId === clientId &&
      asked.every(([name, value]) => item[name as keyof LineItemFilter] === value),
  );
}

/** @throws DemoLmsError `unknown_line_item` (404), also for another tool's */
export function lineItemById(lms: Lms, { clientId }: Registration, id: string): LineItem {
  const found = lms.keeper.state.lineItems.find((item) => item.id === id && item.clientId === clientId);
  if (found === undefined) throw new DemoLmsError(404, 'unknown_line_item', 'there is no such line item');
  return found;
}

/** @throws DemoLmsError `invalid_line_item` (400) */
export async function createLineItem(lms: Lms, registration: Registration, body: unknown): Promise<LineItem> {
  const item = { id: randomUUID(), clientId: registration.clientId, ...readLineItem(lms, body) };
  lms.keeper.state.lineItems.push(item);
  await lms.keeper.save();
  return item;
}

/** @throws DemoLmsError `unknown_line_item` (404), `invalid_line_item` (400) */
export async function replaceLineItem(
  lms: Lms,
  registration: Registration,
  id: string,
  body: unknown,
): Promise<LineItem> {
  const old = lineItemById(lms, registration, id);
  const item = { id, clientId: registration.clientId, ...readLineItem(lms, body) };
  const { state } = lms.keeper;
  state.lineItems.splice(state.lineItems.indexOf(old), 1, item);
  const scale = item.scoreMaximum / old.scoreMaximum;
  for (const grade of state.grades) {
    if (grade.lineItemId === id && grade.score !== null) grade.score *= scale;
  }
  await lms.keeper.save();
  return item;
}

/** @throws DemoLmsError `unknown_line_item` (404) */
export async function deleteLineItem(lms: Lms, registration: Registration, id: string): Promise<void> {
  const { state } = lms.keeper;
  state.lineItems.splice(state.lineItems.indexOf(lineItemById(lms, registration, id)), 1);
  state.grades = state.grades.filter((grade) => grade.lineItemId !== id);
  await lms.keeper.save();
}

/** As services show it: `id` is its address. */
export function publicLineItem(
  lms: Lms,
  registration: Registration,
  item: LineItem,
): Record<string, unknown> {
  const { label, scoreMaximum, resourceLinkId, resourceId, tag, startDateTime, endDateTime } = item;
  return {
    id: lineItemUrl(lms, registration, item.id),
    label,
    scoreMaximum,
    resourceLinkId,
    resourceId,
    tag,
    startDateTime,
    endDateTime,
  };
}

function readLineItem(lms: Lms, body: unknown): Omit<LineItem, 'id' | 'clientId'> {
  const result = lineItemBody.safeParse(body);
  if (!result.success) {
    const issue = result.error.issues[0];
    throw new DemoLmsError(
      400,
      'invalid_line_item',
      `${issue?.path.join('.') ?? ''}: ${issue?.message ?? ''}`,
    );
  }
  const { label, scoreMaximum, resourceLinkId, resourceId, tag, startDateTime, endDateTime } = result.data;
  if (resourceLinkId && !lms.keeper.state.links.some(({ id }) => id === resourceLinkId)) {
    throw new DemoLmsError(400, 'invalid_line_item', 'resourceLinkId names no activity of the course');
  }
  return {
    label,
    scoreMaximum,
    ...(resourceLinkId ? { resourceLinkId } : {}),
    resourceId: resourceId ?? '',
    tag: tag ?? '',
    ...(startDateTime ? { startDateTime } : {}),
    ...(endDateTime ? { endDateTime } : {}),
  };
}
