import { z } from 'zod';
import { isStorableText } from '../../store/envelope.js';
import type { CourseGroup } from '../../sittings/rosters.js';
import { mediaType, scope } from '../claims-vocabulary.js';
import type { Registration } from '../registrations.js';
import { allPages } from './all-pages.js';
import { platformIdSchema } from './members.js';
import type { ServiceClient } from './service-client.js';

const nameSchema = z.string().min(1).max(500).refine(isStorableText);

const groupSchema = z.looseObject({
  id: platformIdSchema,
  name: nameSchema,
  set_id: platformIdSchema.nullish().catch(undefined),
});
const groupsSchema = z.looseObject({ groups: z.array(z.unknown()) });

const setSchema = z.looseObject({ id: platformIdSchema, name: nameSchema });
const setsSchema = z.looseObject({ sets: z.array(z.unknown()) });

/** Entries that are none are passed over. */
function readEach<T>(entries: readonly unknown[], schema: z.ZodType<T>): T[] {
  return entries.flatMap((entry) => {
    const { data } = schema.safeParse(entry);
    return data === undefined ? [] : [data];
  });
}

/**
 * The course's groups with the names of their sets (Course Groups Service 1.0, sections 3.1 and 3.2).
 * @throws ServiceError, OutboundError
 */
export async function readCourseGroups(
  registration: Registration,
  addresses: { readonly groups: string; readonly groupSets?: string | undefined },
  client: ServiceClient,
): Promise<CourseGroup[]> {
  const setNames = new Map<string, string>();
  if (addresses.groupSets !== undefined) {
    const sets = await allPages(
      registration,
      {
        what: 'group sets',
        url: addresses.groupSets,
        scope: scope.groups,
        mediaType: mediaType.groupSets,
        read: (body) => setsSchema.safeParse(body).data?.sets,
      },
      client,
    );
    for (const { id, name } of readEach(sets.entries, setSchema)) setNames.set(id, name);
  }
  const groups = await allPages(
    registration,
    {
      what: 'groups',
      url: addresses.groups,
      scope: scope.groups,
      mediaType: mediaType.groups,
      read: (body) => groupsSchema.safeParse(body).data?.groups,
    },
    client,
  );
  return readEach(groups.entries, groupSchema).map(({ id, name, set_id: setId }) => {
    const set = setNames.get(setId ?? '');
    return { id, name, ...(set === undefined ? {} : { set }) };
  });
}
