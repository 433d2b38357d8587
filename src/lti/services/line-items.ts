import { z } from 'zod';
import { mediaType, scope } from '../claims-vocabulary.js';
import type { Registration } from '../registrations.js';
import { jsonOf } from './json-answer.js';
import { LINE_ITEM_TAG, lineItemBody, type LineItemFacts } from './line-item-body.js';
import { nextPage } from './next-page.js';
import type { ServiceClient } from './service-client.js';
import { ServiceError } from './service-error.js';

const lineItemSchema = z.looseObject({
  id: z.url(),
  resourceLinkId: z.string().nullish(),
  tag: z.string().nullish(),
});

type LineItem = z.infer<typeof lineItemSchema>;

/** Where a placement's line items are (Assignment and Grade Services 2.0, section 3.2). */
export interface LineItemPlace {
  readonly scopes: readonly string[];
  readonly lineItems: string;
  readonly resourceLinkId: string;
  /** For a column that we make. */
  readonly facts: LineItemFacts;
}

/** A platform whose pages never end is not followed further. */
const MOST_PAGES = 50;

function withQuery(url: string, parameters: Record<string, string>): string {
  const address = new URL(url);
  for (const [name, value] of Object.entries(parameters)) address.searchParams.set(name, value);
  return address.href;
}

/** The line items of the link, over all pages. No `limit` is asked for: without one, most platforms give all. */
async function lineItemsOf(
  registration: Registration,
  readScope: string,
  { lineItems, resourceLinkId }: LineItemPlace,
  client: ServiceClient,
): Promise<LineItem[]> {
  const found: LineItem[] = [];
  let url: string | undefined = withQuery(lineItems, { resource_link_id: resourceLinkId });
  for (let pages = 0; url !== undefined && pages < MOST_PAGES; pages += 1) {
    const answer = await client.send(registration, [readScope], url, {
      what: 'line items',
      headers: { accept: mediaType.lineItems },
    });
    const parsed = z.array(lineItemSchema).safeParse(jsonOf(answer));
    if (!parsed.success) {
      throw new ServiceError('answer_malformed', 'the line items are not a list of line items', {
        passing: true,
      });
    }
    found.push(...parsed.data);
    url = nextPage(answer, url);
  }
  // Some platforms pass the filter over.
  return found.filter((item) => item.resourceLinkId === resourceLinkId);
}

async function createLineItem(
  registration: Registration,
  { lineItems, resourceLinkId, facts }: LineItemPlace,
  client: ServiceClient,
): Promise<string> {
  const answer = await client.send(registration, [scope.lineItem], lineItems, {
    what: 'new line item',
    method: 'POST',
    once: true,
    headers: { accept: mediaType.lineItem, 'content-type': mediaType.lineItem },
    body: JSON.stringify({ ...lineItemBody(facts), resourceLinkId }),
  });
  const made = lineItemSchema.safeParse(jsonOf(answer));
  if (!made.success) {
    throw new ServiceError('answer_malformed', 'the new line item has no id', { passing: false });
  }
  return made.data.id;
}

/**
 * The line item of a resource link that came without one: found by its link, ours before others, else made.
 * @throws ServiceError `scope_missing` where line items may be neither read nor made; OutboundError
 */
export async function findOrCreateLineItem(
  registration: Registration,
  place: LineItemPlace,
  client: ServiceClient,
): Promise<string> {
  const { scopes } = place;
  const readScope = [scope.lineItem, scope.lineItemReadonly].find((wanted) => scopes.includes(wanted));
  const known = readScope === undefined ? [] : await lineItemsOf(registration, readScope, place, client);
  const found = known.find(({ tag }) => tag === LINE_ITEM_TAG) ?? known[0];
  if (found !== undefined) return found.id;
  if (!scopes.includes(scope.lineItem)) {
    throw new ServiceError('scope_missing', 'no line item, and none may be made', { passing: false });
  }
  return createLineItem(registration, place, client);
}
