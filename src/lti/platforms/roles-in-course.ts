import { claim } from '../claims-vocabulary.js';
import type { LaunchClaims } from '../launch/claims.js';
import { openEdxRoles } from './open-edx.js';

type RoleNames = (roles: readonly string[]) => readonly string[];

/** By the registration's family: how a platform that does not say roles as LTI does says them. */
const READERS: ReadonlyMap<string, RoleNames> = new Map([['open-edx', openEdxRoles]]);

/** The roles that a platform of this family means by its own names. */
export function rolesInCourse(roles: readonly string[], family: string): readonly string[] {
  return READERS.get(family)?.(roles) ?? roles;
}

/** The claims with the roles that their platform means by its own names. */
export function withRolesInCourse(claims: LaunchClaims, family: string): LaunchClaims {
  const roles = claims[claim.roles];
  if (!READERS.has(family) || roles === undefined) return claims;
  return { ...claims, [claim.roles]: [...rolesInCourse(roles, family)] };
}
