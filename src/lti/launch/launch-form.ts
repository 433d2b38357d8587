import { z } from 'zod';
import { told } from './launch-facts.js';
import { LaunchRefusal } from './refusal.js';

const formSchema = z.object({
  id_token: z.string().min(1).max(64_000),
  state: z.string().min(1).max(500),
});

const errorSchema = z.object({
  error: z.string().min(1).max(200),
  error_description: z.string().max(2_000).optional(),
});

export type LaunchForm = z.infer<typeof formSchema>;

/**
 * What the platform posts: a token with its state, or an error in its place (OpenID Connect Core 1.0, section
 * 3.1.2.6), which is no fault of the person before the screen.
 * @throws LaunchRefusal `platform_error`, `launch_malformed`
 */
export function readLaunchForm(body: unknown): LaunchForm {
  const refused = errorSchema.safeParse(body);
  if (refused.success) {
    const { error, error_description: description = '' } = refused.data;
    throw new LaunchRefusal('platform_error', told(`${error} ${description}`.trim()));
  }
  const parsed = formSchema.safeParse(body);
  if (parsed.success) return parsed.data;
  const fields = parsed.error.issues.map((issue) => issue.path.join('.') || 'body');
  throw new LaunchRefusal('launch_malformed', `wrong or missing: ${fields.join(', ')}`);
}
