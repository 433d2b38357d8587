import { DemoLmsError } from '../errors.js';
import { groupsOfRank } from './groups.js';
import { PEOPLE } from './people.js';
import type { Person } from './people.js';

/** As NRPS 2.0 section 2.2 names it. */
export type EnrolmentStatus = 'Active' | 'Inactive' | 'Deleted';

export interface Enrolment {
  readonly person: Person;
  readonly status: EnrolmentStatus;
  readonly groups: readonly string[];
  /** The change of the list that it came or last changed with; 0 from the beginning. */
  readonly revision: number;
}

/** Who is enrolled in the course: the people that everybody knows, and whom a test adds; forgotten at restart. */
export class Enrolments {
  readonly #bySub = new Map<string, Enrolment>();
  #revision = 0;

  constructor() {
    for (const person of PEOPLE) this.#put(person, 'Active');
  }

  /** The number of the list's last change. */
  get revision(): number {
    return this.#revision;
  }

  /** Everyone who is active. */
  active(): Enrolment[] {
    return [...this.#bySub.values()].filter(({ status }) => status === 'Active');
  }

  /** Everyone whose enrolment changed after this revision, whoever left included. */
  changedSince(revision: number): Enrolment[] {
    return [...this.#bySub.values()].filter((enrolment) => enrolment.revision > revision);
  }

  /** Enrols people. */
  add(people: readonly Person[]): void {
    this.#revision += 1;
    for (const person of people) this.#put(person, 'Active');
  }

  /** Enrols as many learners with invented names. */
  addPeople(count: number): readonly Person[] {
    const first = this.#bySub.size;
    const added = Array.from({ length: count }, (_, index) => inventedLearner(first + index));
    this.add(added);
    return added;
  }

  /** @throws DemoLmsError `unknown_person` (404) */
  setStatus(sub: string, status: EnrolmentStatus): void {
    const found = this.#bySub.get(sub);
    if (found === undefined) throw new DemoLmsError(404, 'unknown_person', 'nobody is enrolled by this sub');
    this.#revision += 1;
    this.#bySub.set(sub, { ...found, status, revision: this.#revision });
  }

  #put(person: Person, status: EnrolmentStatus): void {
    const groups = person.role === 'learner' ? groupsOfRank(this.#bySub.size) : [];
    this.#bySub.set(person.sub, { person, status, groups, revision: this.#revision });
  }
}

const GIVEN = ['Adèle', 'Basile', 'Chloé', 'Dorian', 'Éloïse', 'Farid', 'Gaëlle', 'Hugo', 'Iris', 'Jonas'];
const FAMILY = ['Aubrac', 'Belmont', 'Castaing', 'Dufay', 'Estrade', 'Fontanel', 'Guérin', 'Hardouin'];

function inventedLearner(number: number): Person {
  const givenName = GIVEN[number % GIVEN.length] ?? '';
  const familyName = `${FAMILY[number % FAMILY.length] ?? ''} ${number}`;
  return {
    id: `learner-${number}`,
    sub: `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`,
    role: 'learner',
    givenName,
    familyName,
    email: `learner-${number}@ifsi.example`,
  };
}
