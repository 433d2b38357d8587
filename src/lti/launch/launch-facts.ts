import { z } from 'zod';

/**
 * What can be told of a login or a launch without naming a person: which claims were there, and the values of those
 * that speak of platforms only.
 */
export const launchFactsSchema = z.object({
  issuer: z.string().optional(),
  clientId: z.string().optional(),
  audience: z.array(z.string()).optional(),
  version: z.string().optional(),
  messageType: z.string().optional(),
  /** The platform's own id of the deployment. */
  deploymentId: z.string().optional(),
  roles: z.array(z.string()).optional(),
  targetOrigin: z.string().optional(),
  /** What the token's header says of its key. */
  algorithm: z.string().optional(),
  keyId: z.string().optional(),
  /** Names of the claims that the token holds, and of its custom parameters. */
  claims: z.array(z.string()).optional(),
  custom: z.array(z.string()).optional(),
  /** The check or the step that was reached: the one that refused, where something did. */
  reached: z.string().optional(),
  /** How long each step took, in milliseconds. */
  milliseconds: z.record(z.string(), z.number()).optional(),
});

export type LaunchFacts = z.infer<typeof launchFactsSchema>;

/** What comes from outside is told up to this many characters. */
const LONGEST = 200;
/** How many names or values of one kind are told. */
export const MOST_TOLD = 60;

export function told(text: string): string {
  return text.slice(0, LONGEST);
}
