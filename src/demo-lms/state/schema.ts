import { z } from 'zod';

const registration = z.object({
  clientId: z.string(),
  deploymentId: z.string(),
  clientName: z.string(),
  /** The tool's host, by which a later registration is recognised as an update. */
  domain: z.string(),
  loginUri: z.url(),
  redirectUris: z.array(z.url()).min(1),
  jwksUri: z.url(),
  targetLinkUri: z.url(),
  scopes: z.array(z.string()),
  /** Which personal claims the tool asked for: `name`, `given_name`, `family_name`, `email`. */
  claims: z.array(z.string()),
  custom: z.record(z.string(), z.string()),
  /** Message types accepted, with the address each is launched at where it is not `targetLinkUri`. */
  messages: z.array(z.object({ type: z.string(), targetLinkUri: z.url().optional() })),
});

const resourceLink = z.object({
  id: z.string(),
  title: z.string(),
  description: z.string().optional(),
  /** Where it opens; the registration's own address when absent. */
  targetLinkUri: z.url().optional(),
  custom: z.record(z.string(), z.string()),
  /** Points that the gradebook's column is worth (> 0); absent: no column. */
  scoreMaximum: z.number().positive().optional(),
  resourceId: z.string().optional(),
  tag: z.string().optional(),
});

const lineItem = z.object({
  id: z.string(),
  clientId: z.string(),
  label: z.string(),
  scoreMaximum: z.number().positive(),
  resourceLinkId: z.string().optional(),
  resourceId: z.string(),
  tag: z.string(),
  startDateTime: z.string().optional(),
  endDateTime: z.string().optional(),
});

const grade = z.object({
  lineItemId: z.string(),
  /** The person's `sub`. */
  userId: z.string(),
  /** On the line item's own scale; null: the score was cleared, or none came with the status. */
  score: z.number().nullable(),
  comment: z.string(),
  activityProgress: z.string(),
  gradingProgress: z.string(),
  /** As the tool wrote it, or the moment of a mark given by hand. */
  timestamp: z.string(),
  /** Seconds since 1970, to the millisecond: what later scores are compared with. */
  modifiedAt: z.number(),
  /** Milliseconds since 1970. */
  receivedAt: z.int(),
  byHand: z.boolean(),
  /** How many submissions it counts, where they are counted. */
  attempts: z.int().optional(),
});

/** Everything that the demo LMS remembers across restarts. */
export const demoState = z.object({
  version: z.literal(1),
  /** The platform's private signing key, a JWK. */
  signingKey: z.record(z.string(), z.unknown()),
  loginMethod: z.enum(['GET', 'POST']),
  registrations: z.array(registration),
  links: z.array(resourceLink),
  lineItems: z.array(lineItem),
  grades: z.array(grade),
});

export type DemoState = z.infer<typeof demoState>;
export type Registration = z.infer<typeof registration>;
export type ResourceLink = z.infer<typeof resourceLink>;
export type LineItem = z.infer<typeof lineItem>;
export type Grade = z.infer<typeof grade>;
