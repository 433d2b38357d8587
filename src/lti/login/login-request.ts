import { z } from 'zod';

/** Blank values occur in the field and mean: not sent. */
const optionalText = (max: number) =>
  z
    .string()
    .max(max)
    .optional()
    .transform((text) => (text === '' ? undefined : text));

/**
 * What a platform sends to begin a login, by GET or POST (Security Framework 1.0, section 5.1.1.1; LTI Core
 * 1.3, section 4.1). Other parameters (`canvas_region`, `lti_storage_target`…) are passed over. Anybody who knows a
 * platform may send it, and have it stored for ten minutes: the sizes are some times those of the platforms we know,
 * whose longest is a token of 1.5 kB, Canvas' `lti_message_hint`.
 */
export const loginRequestSchema = z.object({
  iss: z.string().min(1).max(1_000),
  login_hint: z.string().min(1).max(4_000),
  target_link_uri: z.string().min(1).max(2_000),
  lti_message_hint: optionalText(8_000),
  lti_deployment_id: optionalText(255),
  client_id: optionalText(500),
});

export type LoginRequest = z.infer<typeof loginRequestSchema>;
