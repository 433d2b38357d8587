import { z } from 'zod';
import { mediaType, scope } from '../claims-vocabulary.js';
import type { Registration } from '../registrations.js';
import { jsonOf } from './json-answer.js';
import type { ServiceClient } from './service-client.js';
import { ServiceError } from './service-error.js';

const lineItemSchema = z.looseObject({
  id: z.url(),
  resourceLinkId: z.string().nullish(),
  tag: z.string().nullish(),
});

/** Where a placement's line items are (Assignment and Grade Services 2.0, section 3.2). */
export interface LineItemPlace {
  readonly scopes: readonly string[];
  readonly lineItems: string;
  readonly resourceLinkId: string;
  /** For a column that we make: what it is called. */
  readonly label: string;
}

/** Marks the column that this tool keeps for a resource link. */
const TAG = 'parcours';
/** Platforms want whole points; shares become points of a hundred. */
export const SCORE_MAXIMUM = 100;

function withQuery(url: string, parameters: Record<string, string>): string {
  const address = new URL(url);
  for (const [name, value] of Object.entries(parameters)) address.searchParams.set(name, value);
  return address.href;
}

/**
 * The line item of a resource link that came without one: found by its link and our tag, else made. No `limit`
 * is asked for, because Moodle's paging links cannot be followed as they are written.
 * @throws ServiceError `scope_missing` where line items may be neither read nor made
 */
export async function findOrCreateLineItem(
  registration: Registration,
  { scopes, lineItems, resourceLinkId, label }: LineItemPlace,
  client: ServiceClient,
): Promise<string> {
  const readScope = [scope.lineItem, scope.lineItemReadonly].find((wanted) => scopes.includes(wanted));
  if (readScope !== undefined) {
    const answer = await client.send(
      registration,
      [readScope],
      withQuery(lineItems, { resource_link_id: resourceLinkId }),
      {
        what: 'line items',
        headers: { accept: mediaType.lineItems },
      },
    );
    const parsed = z.array(lineItemSchema).safeParse(jsonOf(answer));
    if (!parsed.success)
      throw new ServiceError('answer_malformed', 'the line items are not a list of line items');
    const ours = parsed.data.filter((item) => item.resourceLinkId === resourceLinkId);
    const found = ours.find(({ tag }) => tag === TAG) ?? ours[0];
    if (found !== undefined) return found.id;
  }
  if (!scopes.includes(scope.lineItem)) {
    throw new ServiceError('scope_missing', 'no line item, and none may be made');
  }
  const answer = await client.send(registration, [scope.lineItem], lineItems, {
    what: 'new line item',
    method: 'POST',
    headers: { accept: mediaType.lineItem, 'content-type': mediaType.lineItem },
    body: JSON.stringify({ label, scoreMaximum: SCORE_MAXIMUM, resourceLinkId, tag: TAG }),
  });
  const made = lineItemSchema.safeParse(jsonOf(answer));
  if (!made.success) throw new ServiceError('answer_malformed', 'the new line item has no id');
  return made.data.id;
}
