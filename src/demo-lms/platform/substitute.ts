import { COURSE } from '../course/course.js';
import { displayName, rolesOf } from '../course/people.js';
import type { Person } from '../course/people.js';
import type { Registration, ResourceLink } from '../state/schema.js';

interface Known {
  readonly link: ResourceLink | undefined;
  readonly person: Person;
  readonly registration: Registration;
}

const VALUES: Readonly<Record<string, (known: Known) => string | undefined>> = {
  'Context.id': () => COURSE.id,
  'Context.label': () => COURSE.label,
  'Context.title': () => COURSE.title,
  'ResourceLink.id': ({ link }) => link?.id,
  'ResourceLink.title': ({ link }) => link?.title,
  'ResourceLink.description': ({ link }) => link?.description,
  'User.id': ({ person }) => person.sub,
  'Membership.role': ({ person }) => rolesOf(person).join(','),
  'Person.name.full': ({ person }) => (person.givenName === undefined ? undefined : displayName(person)),
  'Person.name.given': ({ person }) => person.givenName,
  'Person.name.family': ({ person }) => person.familyName,
  'Person.email.primary': ({ person }) => person.email,
};

/** The variables this platform replaces (LTI Core 1.3 appendix B); it announces them to tools. */
export const VARIABLES: readonly string[] = Object.keys(VALUES);

function isShared(name: string, { claims }: Registration): boolean {
  if (name.startsWith('Person.name.')) return claims.some((claim) => claim.includes('name'));
  return name !== 'Person.email.primary' || claims.includes('email');
}

/** Replaces each value that is `$Variable`; an unknown or unshared one arrives as written, as in Moodle. */
export function substitute(
  parameters: Readonly<Record<string, string>>,
  known: Known,
): Record<string, string> {
  const replace = (value: string): string => {
    const name = value.slice(1);
    const read = value.startsWith('$') && isShared(name, known.registration) ? VALUES[name] : undefined;
    return read === undefined ? value : (read(known) ?? '');
  };
  return Object.fromEntries(Object.entries(parameters).map(([name, value]) => [name, replace(value)]));
}
