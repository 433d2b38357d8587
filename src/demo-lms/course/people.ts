import { DemoLmsError } from '../errors.js';
import { ROLE } from '../names.js';

/** Someone enrolled in the demo course. All names are invented. */
export interface Person {
  /** What pages and tests call them by. */
  readonly id: string;
  /** What the tool receives as `sub`, `login_hint` and `userId`: says nothing about the person. */
  readonly sub: string;
  readonly role: 'teacher' | 'learner';
  /** Absent for the person who shares neither name nor e-mail. */
  readonly givenName?: string;
  readonly familyName?: string;
  readonly email?: string;
}

function named(id: string, sub: string, role: Person['role'], givenName: string, familyName: string): Person {
  return { id, sub, role, givenName, familyName, email: `${id}@ifsi.example` };
}

/** Two teachers, six learners, and one learner known by nothing but an opaque identifier. */
export const PEOPLE: readonly Person[] = [
  named('helene.morvan', '7c1b3f0e-52d4-4a0b-9a6e-0d2f6c1e8b11', 'teacher', 'Hélène', 'Morvan'),
  named('youssef.bahri', 'd94e6a52-8f37-4c19-b5e3-7a1c9e0f2d42', 'teacher', 'Youssef', 'Bahri'),
  named('camille.arnoult', '1f8d2c74-6b95-4e3a-8c07-b2e4d6f8a013', 'learner', 'Camille', 'Arnoult'),
  named('ines.delahaye', '9b3e5d17-0c62-4f84-a1d9-e6f7083b2c54', 'learner', 'Inès', 'Delahaye'),
  named('thibault.kervadec', '4a6f8e29-d1b3-4705-92c8-5e7d9f1b3a65', 'learner', 'Thibault', 'Kervadec'),
  named('mariam.sissoko', 'c5d7e9f1-3a4b-4c6d-8e0f-1a2b3c4d5e76', 'learner', 'Mariam', 'Sissoko'),
  named('noe.lanvaux', '2e4a6c80-9f1d-4b3e-b5c7-d9e1f3a5b787', 'learner', 'Noé', 'Lanvaux'),
  named('apolline.ferreri', 'e8f0a2b4-c6d8-4e0f-a1b3-c5d7e9f1a398', 'learner', 'Apolline', 'Ferreri'),
  { id: 'sans-nom', sub: '6d8f0b2e-4c5a-4d7e-9f1b-3a5c7e9d0ba9', role: 'learner' },
];

/** The name a page shows. */
export function displayName(person: Person): string {
  return person.givenName === undefined
    ? 'Personne sans nom'
    : `${person.givenName} ${person.familyName ?? ''}`;
}

/** @throws DemoLmsError `unknown_person` (404) */
export function personById(id: string): Person {
  const person = PEOPLE.find((candidate) => candidate.id === id);
  if (person === undefined) throw new DemoLmsError(404, 'unknown_person', `nobody is called ${id} here`);
  return person;
}

export function personBySub(sub: string): Person | undefined {
  return PEOPLE.find((candidate) => candidate.sub === sub);
}

/** Context and institution roles, as full URIs, sorted: their order means nothing. */
export function rolesOf(person: Person): string[] {
  return person.role === 'teacher'
    ? [ROLE.institutionInstructor, ROLE.instructor]
    : [ROLE.institutionStudent, ROLE.learner];
}
