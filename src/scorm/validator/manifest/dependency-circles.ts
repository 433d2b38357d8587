import type { ById, Resource } from './manifest.js';

interface Visit {
  readonly resource: Resource;
  /** When it was come to. */
  readonly index: number;
  /** The earliest of those still open that it leads to. */
  earliest: number;
  /** The next dependency to follow. */
  next: number;
  open: boolean;
}

/**
 * The resources that come back to themselves by what they depend on: Tarjan’s strongly connected components (SIAM
 * Journal on Computing 1, 1972), each dependency followed once, and without recursion, because a chain may be as long as
 * its author likes.
 */
export function inCircles(resources: readonly Resource[], byId: ById): Set<Resource> {
  const visits = new Map<Resource, Visit>();
  const circles = new Set<Resource>();
  const path: Visit[] = [];
  const component: Visit[] = [];

  function enter(resource: Resource): void {
    const visit = { resource, index: visits.size, earliest: visits.size, next: 0, open: true };
    visits.set(resource, visit);
    path.push(visit);
    component.push(visit);
  }

  function follow(visit: Visit): void {
    const dependency = visit.resource.dependencies[visit.next];
    visit.next += 1;
    const to = byId.get(dependency?.identifierref);
    if (to === undefined) return;
    if (to === visit.resource) circles.add(to);
    const known = visits.get(to);
    if (known === undefined) enter(to);
    else if (known.open) visit.earliest = Math.min(visit.earliest, known.index);
  }

  function leave(visit: Visit): void {
    path.pop();
    const above = path.at(-1);
    if (above !== undefined) above.earliest = Math.min(above.earliest, visit.earliest);
    if (visit.earliest < visit.index) return;
    const members = component.splice(component.lastIndexOf(visit));
    for (const member of members) {
      member.open = false;
      if (members.length > 1) circles.add(member.resource);
    }
  }

  for (const resource of resources) {
    if (visits.has(resource)) continue;
    enter(resource);
    for (let visit = path.at(-1); visit !== undefined; visit = path.at(-1)) {
      if (visit.next < visit.resource.dependencies.length) follow(visit);
      else leave(visit);
    }
  }
  return circles;
}
