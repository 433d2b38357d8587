import type { OutboundAnswer } from '../../outbound/guarded-client.js';
import type { Registration } from '../registrations.js';
import { jsonOf } from './json-answer.js';
import { nextPage } from './next-page.js';
import type { ServiceClient } from './service-client.js';
import { ServiceError } from './service-error.js';

/** A list that a platform gives by pages. */
export interface PagedList<T> {
  /** What it is, for the log. */
  readonly what: string;
  readonly url: string;
  readonly scope: string;
  /** Sent exact and alone: Moodle refuses anything beside it. */
  readonly mediaType: string;
  /** What stands on a page; undefined where that is no page of the list. */
  readonly read: (body: unknown) => readonly T[] | undefined;
}

/** The largest page that is read, in bytes: Moodle gives 5,000 members with their launches in about 6 MB. */
const PAGE_BYTES = 16 * 2 ** 20;
/** A page of thousands takes an LMS its time, in milliseconds. */
const PAGE_TIMEOUT = 30_000;
/** All pages together, in milliseconds. */
const LIST_TIMEOUT = 120_000;
/** A list that goes on beyond is not a course's, whatever its pages say. */
const MOST_PAGES = 500;
const MOST_ENTRIES = 20_000;

function endless(what: string): ServiceError {
  return new ServiceError('answer_malformed', `${what}: no end within reason`, { passing: false });
}

/**
 * All entries over all pages, and the last page's answer, whose headers may say more. No `limit` is asked for: without
 * one, most platforms give all at once.
 *
 * @throws ServiceError `answer_malformed` where a page is none, or the pages never end; OutboundError
 */
export async function allPages<T>(
  registration: Registration,
  list: PagedList<T>,
  client: ServiceClient,
): Promise<{ readonly entries: readonly T[]; readonly last: OutboundAnswer }> {
  const { what, scope, mediaType, read } = list;
  const entries: T[] = [];
  const begun = performance.now();
  const seen = new Set<string>();
  for (let url = list.url; ;) {
    seen.add(url);
    const answer = await client.send(registration, [scope], url, {
      what,
      headers: { accept: mediaType },
      maxBytes: PAGE_BYTES,
      timeout: PAGE_TIMEOUT,
    });
    const page = read(jsonOf(answer));
    if (page === undefined) {
      throw new ServiceError('answer_malformed', `${what}: not a page of it`, { passing: true });
    }
    entries.push(...page);
    const next = nextPage(answer, url);
    if (next === undefined) return { entries, last: answer };
    const tooLong = entries.length > MOST_ENTRIES || seen.size >= MOST_PAGES;
    if (tooLong || seen.has(next) || performance.now() - begun > LIST_TIMEOUT) throw endless(what);
    url = next;
  }
}
