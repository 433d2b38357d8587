import type { Condition, Versioned } from '../store/port.js';

/** From `since` on, before `until`; milliseconds since 1970. */
export interface Span {
  readonly since: number;
  readonly until: number;
}

/** A collection of what happened at some time, as far as it is asked here. */
interface Dated<T> {
  find(query: {
    readonly where: { readonly at: Condition };
    readonly sort: readonly { readonly by: 'at'; readonly order: 'asc' }[];
    readonly limit: number;
    readonly offset: number;
  }): Promise<Versioned<T>[]>;
}

const PAGE = 500;

/** All of a span of time, the oldest first, page by page. */
export async function* inOrder<T>(collection: Dated<T>, { since, until }: Span): AsyncGenerator<T> {
  for (let offset = 0; ; offset += PAGE) {
    const page = await collection.find({
      where: { at: { gte: since, lt: until } },
      sort: [{ by: 'at', order: 'asc' }],
      limit: PAGE,
      offset,
    });
    for (const { doc } of page) yield doc;
    if (page.length < PAGE) return;
  }
}
