import type { Request } from 'express';

/** What a request has to do with a launch: the platform's login, the launch itself, or nothing. */
export function launchStepOf({ method, path }: Request): 'login' | 'launch' | undefined {
  if (path === '/lti/login' || path.startsWith('/lti/login/')) return 'login';
  if (path === '/lti/launch') return 'launch';
  // Older Open edX posts its launches to the front door, which takes no other form.
  return method === 'POST' && path === '/' ? 'launch' : undefined;
}
