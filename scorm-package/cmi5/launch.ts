import { fieldsOf } from './fields.js';

/** Who takes what, and where that is told (cmi5, section 8.1). */
export interface Launch {
  /** The LRS's address, with a slash at its end. */
  readonly endpoint: string;
  /** Where the authorization is got, once. */
  readonly fetch: string;
  /** An xAPI agent, as the LMS names the learner. */
  readonly actor: Readonly<Record<string, unknown>>;
  /** A UUID: one enrolment of one learner in the course. */
  readonly registration: string;
  /** The IRI that the LMS has given the module. */
  readonly activityId: string;
}

/**
 * Reads the parameters with which an LMS launches a module.
 *
 * @param search of the page's address, `?endpoint=…`
 * @returns undefined where one of the five lacks: no LMS opened the page
 */
export function readLaunch(search: string): Launch | undefined {
  const given = new URLSearchParams(search);
  const read = (name: string): string => given.get(name) || '';
  const launch: Launch = {
    endpoint: read('endpoint').replace(/\/?$/, '/'),
    fetch: read('fetch'),
    actor: agentIn(read('actor')),
    registration: read('registration'),
    activityId: read('activityId'),
  };
  const isWhole =
    read('endpoint') && launch.fetch && launch.registration && launch.activityId && 'account' in launch.actor;
  return isWhole ? launch : undefined;
}

function agentIn(text: string): Launch['actor'] {
  try {
    return fieldsOf(JSON.parse(text));
  } catch {
    return {};
  }
}
