import { z } from 'zod';
import { claim } from '../claims-vocabulary.js';
import type { LaunchClaims } from '../launch/claims.js';
import { required } from '../launch/required-claim.js';

export const deepLinkingSettingsSchema = z.object({
  /** Where the browser takes our answer. */
  returnUrl: z.string(),
  acceptTypes: z.array(z.string()),
  /** How the platform can show what we give: `iframe`, `window`… */
  targets: z.array(z.string()),
  multiple: z.boolean(),
  /** Whether a line item may come with a link; only a plain no counts as one. */
  lineItems: z.boolean(),
  /** Whether the platform adds what we give without asking the teacher again. */
  autoCreate: z.boolean(),
  /** What the answer gives back unchanged. */
  data: z.string().optional(),
});

/** What a platform takes in answer to its deep linking request (Deep Linking 2.0, section 4.4.1). */
export type DeepLinkingSettings = z.infer<typeof deepLinkingSettingsSchema>;

/** Of claims that passed the checks. */
export function deepLinkingSettings(claims: LaunchClaims): DeepLinkingSettings {
  const settings = required(claims[claim.deepLinkingSettings], 'deep_linking_settings');
  const { data } = settings;
  return {
    returnUrl: required(settings.deep_link_return_url, 'deep_link_return_url'),
    acceptTypes: required(settings.accept_types, 'accept_types'),
    targets: settings.accept_presentation_document_targets ?? [],
    multiple: settings.accept_multiple ?? false,
    lineItems: settings.accept_lineitem ?? true,
    autoCreate: settings.auto_create ?? false,
    ...(typeof data === 'string' ? { data } : {}),
  };
}
