import type { Offer, Registration, Tool } from '../tool.js';

export interface AnyToolOptions {
  readonly registration: Registration;
  readonly custom: Readonly<Record<string, string>>;
  readonly refusal: RegExp | undefined;
  /** Milliseconds. */
  readonly patience: number;
}

export const OFFERS: readonly Offer[] = ['deep-linking', 'names-and-roles', 'grades'];

/** A tool that runs somewhere already, and whose log nobody can read from here. */
export function anyTool({ registration, ...rest }: AnyToolOptions): Tool {
  const address = registration.kind === 'dynamic' ? registration.url : registration.loginUrl;
  return {
    name: new URL(address).origin,
    registration,
    ...rest,
    log: () => [],
    stop: () => Promise.resolve(),
  };
}
