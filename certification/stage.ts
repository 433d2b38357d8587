import type { DemoLms } from '../src/demo-lms/create-demo-lms.js';
import type { Registration as Registered } from '../src/demo-lms/state/schema.js';
import { SCOPE } from '../src/demo-lms/names.js';
import type { Offer, Tool } from './tool.js';

/** A tool that is registered with a platform, for the tests to play on. */
export interface Stage {
  readonly tool: Tool;
  readonly lms: DemoLms;
  readonly registered: Registered;
  /** Where the tool is: redirects among these are followed. */
  readonly origins: ReadonlySet<string>;
}

const NEEDED: Readonly<Record<Offer, (registered: Registered) => boolean>> = {
  'deep-linking': ({ messages }) => messages.some(({ type }) => type === 'LtiDeepLinkingRequest'),
  'names-and-roles': ({ scopes }) => scopes.includes(SCOPE.members),
  grades: ({ scopes }) => scopes.includes(SCOPE.score),
};

/** Whether the tool registered for it; where it was registered by hand, whether nobody said otherwise. */
export function offers({ tool, registered }: Stage, offer: Offer): boolean {
  const { registration } = tool;
  if (registration.kind === 'manual') return !registration.without.includes(offer);
  return NEEDED[offer](registered);
}
