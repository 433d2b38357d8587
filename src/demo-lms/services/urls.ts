import { COURSE } from '../course/course.js';
import type { Lms } from '../lms.js';
import type { Registration } from '../state/schema.js';

const COURSE_PATH = `/services/course/${COURSE.id}`;

/** With Moodle's addresses, each one carries the deployment: `?type_id=N`. */
function typed(lms: Lms, registration: Registration, path: string): string {
  const query = lms.faults.isOn('moodle-line-item-urls') ? `?type_id=${registration.deploymentId}` : '';
  return `${lms.origin}${COURSE_PATH}${path}${query}`;
}

export function lineItemsUrl(lms: Lms, registration: Registration): string {
  return typed(lms, registration, '/lineitems');
}

/** The line item's `id`, which is its address. */
export function lineItemUrl(lms: Lms, registration: Registration, id: string): string {
  return typed(lms, registration, `/lineitems/${id}/lineitem`);
}

export function membersUrl(lms: Lms, registration: Registration): string {
  return typed(lms, registration, '/members');
}

export function groupsUrl(lms: Lms, registration: Registration): string {
  return typed(lms, registration, '/groups');
}

export function groupSetsUrl(lms: Lms, registration: Registration): string {
  return typed(lms, registration, '/sets');
}
