import { PEOPLE, personById } from './course/people.js';
import type { Person } from './course/people.js';
import { createForge } from './forge/forge.js';
import type { Forge } from './forge/forge.js';
import type { Lms } from './lms.js';
import type { AccessTokens } from './platform/access-tokens.js';
import { loginUrl, startLogin } from './platform/login.js';
import type { LoginOptions, LoginStart } from './platform/login.js';
import { addLinks, addRegistration } from './platform/registrations.js';
import type { RegistrationInput } from './platform/registrations.js';
import { gradeByHand, gradeOf } from './services/gradebook.js';
import type { Grade, LineItem, Registration, ResourceLink } from './state/schema.js';

/** The platform, for programs: tests above all. */
export interface PlatformApi {
  readonly issuer: string;
  readonly people: readonly Person[];
  /** @throws DemoLmsError `unknown_person` (404) */
  person(id: string): Person;
  registrations(): readonly Registration[];
  /** Registers a tool by hand; by default one at `toolOrigin` with Parcours' addresses and every scope. */
  addRegistration(input?: RegistrationInput): Promise<Registration>;
  links(): readonly ResourceLink[];
  /** Adds an activity to the course, with a column for each tool when it has a `scoreMaximum`. */
  addLink(link: ResourceLink): Promise<void>;
  /** Begins a launch of a link (its `id`) by a person (their `id`). */
  startLogin(link: string, person: string, options?: LoginOptions): LoginStart;
  /** `startLogin` as one address to GET. */
  loginUrl(link: string, person: string, options?: LoginOptions): string;
  /** Makes every access token given so far unknown. */
  revokeAccessTokens(): void;
  readonly forge: Forge;
}

/** The gradebook, for programs. */
export interface GradebookApi {
  columns(): readonly LineItem[];
  /** The column of an activity; undefined when it has none. Of the newest tool when several are registered. */
  columnOf(link: string): LineItem | undefined;
  /** @param person their `id` */
  grade(column: string, person: string): Grade | undefined;
  /** A teacher's own mark, on the column's scale. */
  gradeByHand(column: string, person: string, score: number): Promise<void>;
}

export function createPlatformApi(lms: Lms, accessTokens: AccessTokens): PlatformApi {
  const { state } = lms.keeper;
  return {
    issuer: lms.origin,
    people: PEOPLE,
    person: personById,
    registrations: () => state.registrations,
    addRegistration: (input) => addRegistration(lms, input),
    links: () => state.links,
    addLink: (link) => addLinks(lms, [link]),
    startLogin: (link, person, options) => startLogin(lms, link, person, options),
    loginUrl: (link, person, options) => loginUrl(startLogin(lms, link, person, options)),
    revokeAccessTokens: () => accessTokens.revokeAll(),
    forge: createForge(lms),
  };
}

export function createGradebookApi(lms: Lms): GradebookApi {
  const { state } = lms.keeper;
  return {
    columns: () => state.lineItems,
    columnOf: (link) => state.lineItems.findLast(({ resourceLinkId }) => resourceLinkId === link),
    grade: (column, person) => gradeOf(lms, column, personById(person).sub),
    gradeByHand: (column, person, score) => gradeByHand(lms, column, person, score),
  };
}
