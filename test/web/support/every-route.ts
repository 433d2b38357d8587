import type { Express, Router } from 'express';

/** One way into the application. */
export interface Route {
  /** GET, POST…, without HEAD and OPTIONS, which follow from others. */
  readonly method: string;
  /** As the routes were written: `/l/:launch/item`. */
  readonly path: string;
}

interface Listed {
  readonly path: string | RegExp;
  readonly methods: readonly string[] | undefined;
  readonly router: ListingRouter | undefined;
}

/** What Express' router offers since 2.3, and its types do not say yet. */
interface ListingRouter {
  listRoutes(): readonly Listed[];
}

function lists(router: object): router is ListingRouter {
  return 'listRoutes' in router;
}

function below(base: string, router: ListingRouter): Route[] {
  return router.listRoutes().flatMap(({ path, methods = [], router: mounted }) => {
    if (typeof path !== 'string')
      throw new Error(`a route by ${String(path)} cannot be walked: write it as a text`);
    const whole = path === '/' ? base : `${base}${path}`;
    const own = methods
      .filter((method) => method !== 'HEAD')
      .map((method) => ({ method, path: whole || '/' }));
    return mounted === undefined ? own : below(whole, mounted);
  });
}

/** Every route of the application, found by asking it: a new one is among them without anybody's doing. */
export function everyRoute(app: Express): Route[] {
  const router: Router = app.router;
  if (!lists(router)) throw new Error('the router lists no routes: is it older than 2.3?');
  const routes = below('', router);
  const seen = new Set<string>();
  return routes.filter(({ method, path }) => {
    const name = `${method} ${path}`;
    return seen.has(name) ? false : seen.add(name);
  });
}

/** The names that stand for something in a path. */
export function parametersOf({ path }: Route): string[] {
  return [...path.matchAll(/:(\w+)/g)].map(([, name = '']) => name);
}

/** The address of a route, with these values in place of its names. */
export function addressOf({ path }: Route, values: Readonly<Record<string, string>>): string {
  return path.replace(/:(\w+)/g, (_whole, name: string) => encodeURIComponent(values[name] ?? 'x'));
}
