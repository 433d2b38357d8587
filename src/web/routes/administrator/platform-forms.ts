import { z } from 'zod';
import { originOf } from '../../../lti/frame-origins.js';
import { tenancySchema } from '../../../lti/tenancy.js';
import { WebRefusal } from '../../errors/web-refusal.js';
import { line } from '../../forms/line.js';

/** What the forms of a platform's page send. */
export const statusForm = z.object({
  status: z.enum(['active', 'suspended']),
  tenancy: tenancySchema.optional(),
});

export const nameForm = z.object({ name: line(200) });

export const deploymentForm = z.object({
  deployment: line(255),
  /** What to call its institution, where each deployment is one; nothing said leaves it to us. */
  name: z.preprocess((text) => (text === '' ? undefined : text), line(200).optional()),
});

const MOST_ORIGINS = 20;

/** One origin a line, or nothing; an address stands for its origin. */
export const frameOriginsForm = z.object({
  origins: z
    .string()
    .max(10_000)
    .transform((text) => text.split(/\s+/).filter((part) => part !== ''))
    .transform((parts) => parts.map((part) => originOf(part)))
    .pipe(z.array(z.string()).max(MOST_ORIGINS))
    .transform((origins) => [...new Set(origins)]),
});

export const invitationForm = z.object({ approve: z.enum(['now', 'later']) });

/** @throws WebRefusal `form_malformed` for what none of our forms can send */
export function readForm<T>(schema: z.ZodType<T>, body: unknown): T {
  const parsed = schema.safeParse(body);
  if (parsed.success) return parsed.data;
  const fields = parsed.error.issues.map((issue) => issue.path.join('.') || 'body');
  throw new WebRefusal('form_malformed', `wrong or missing: ${fields.join(', ')}`);
}
