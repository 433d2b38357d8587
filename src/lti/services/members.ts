import { z } from 'zod';
import { isStorableText } from '../../store/envelope.js';
import type { RosterMember } from '../../sittings/rosters.js';
import { mediaType, scope } from '../claims-vocabulary.js';
import { fullName } from '../full-name.js';
import { isLearning, launchRole } from '../launch/roles.js';
import { rolesInCourse } from '../platforms/roles-in-course.js';
import type { Registration } from '../registrations.js';
import { allPages } from './all-pages.js';
import { linkedPage } from './next-page.js';
import type { ServiceClient } from './service-client.js';

/** Some platforms send numbers for ids. */
export const platformIdSchema = z
  .union([z.string().min(1).max(255), z.number()])
  .transform(String)
  .refine(isStorableText);

const nameSchema = z.string().max(500).refine(isStorableText).nullish().catch(undefined);

const memberSchema = z.looseObject({
  user_id: platformIdSchema,
  status: z.string().nullish().catch(undefined),
  name: nameSchema,
  given_name: nameSchema,
  family_name: nameSchema,
  roles: z.array(z.string()).nullish().catch(undefined),
  group_enrollments: z
    .array(z.looseObject({ group_id: platformIdSchema }))
    .nullish()
    .catch(undefined),
});

const containerSchema = z.looseObject({ members: z.array(z.unknown()) });

/** A member, and whether they are (still) in the course. */
export interface ListedMember {
  readonly member: RosterMember;
  readonly active: boolean;
}

/** One member as the list has them; undefined where it does not say who that is. */
function memberOf(entry: unknown, family: string): ListedMember | undefined {
  const parsed = memberSchema.safeParse(entry);
  if (!parsed.success) return undefined;
  const { user_id: subject, status, group_enrollments: enrollments } = parsed.data;
  const roles = rolesInCourse(parsed.data.roles ?? [], family);
  const name = fullName(parsed.data);
  const member: RosterMember = {
    subject,
    role: launchRole(roles) === 'teacher' ? 'teacher' : isLearning(roles) ? 'learner' : 'other',
    ...(name === undefined ? {} : { name }),
    ...(enrollments ? { groups: enrollments.map(({ group_id: id }) => id) } : {}),
  };
  // Absent means active (NRPS 2.0, section 2.2); Coursera writes ACTIVE.
  return { member, active: (status ?? 'active').toLowerCase() === 'active' };
}

/** Everybody that the list at this address names, and where to ask what changes after it, if the platform says. */
export async function readMembers(
  registration: Registration,
  url: string,
  client: ServiceClient,
): Promise<{ readonly members: readonly ListedMember[]; readonly differences: string | undefined }> {
  const { entries, last } = await allPages(
    registration,
    {
      what: 'members',
      url,
      scope: scope.members,
      mediaType: mediaType.members,
      read: (body) => containerSchema.safeParse(body).data?.members,
    },
    client,
  );
  const members = entries.map((entry) => memberOf(entry, registration.family));
  return {
    members: members.filter((member) => member !== undefined),
    differences: linkedPage(last, url, 'differences'),
  };
}
