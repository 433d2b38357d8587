import { message, scope } from '../claims-vocabulary.js';
import { HISTORY_PARAMETERS } from '../course-history.js';
import { DESCRIPTION, toolAddresses, WANTED_SCOPES } from '../dynamic-registration/client-metadata.js';
import { CANVAS_TOOL } from '../platforms/canvas-registration.js';

/** Where a teacher may choose what to insert: an assignment, or a link in a module. */
const PLACEMENTS = ['assignment_selection', 'link_selection'] as const;

/** Canvas has no course groups, and may refuse a configuration as a whole for a scope that it does not know. */
const UNKNOWN_TO_CANVAS: ReadonlySet<string> = new Set([scope.groups]);

/**
 * What Canvas asks of a tool that is added by JSON (Canvas documentation, "Configuring LTI Advantage tools"); nothing
 * in it is secret. Of a person's details only the name is asked for.
 */
export function canvasConfiguration(publicUrl: string): object {
  const { login, launch, keySet } = toolAddresses(publicUrl);
  const icon = `${publicUrl}/assets/logo.svg`;
  return {
    title: 'Parcours',
    description: DESCRIPTION,
    oidc_initiation_url: login,
    target_link_uri: launch,
    scopes: WANTED_SCOPES.filter((wanted) => !UNKNOWN_TO_CANVAS.has(wanted)),
    extensions: [
      {
        domain: new URL(publicUrl).host,
        tool_id: CANVAS_TOOL.id,
        platform: 'canvas.instructure.com',
        privacy_level: CANVAS_TOOL.privacyLevel,
        settings: {
          text: 'Parcours',
          icon_url: icon,
          placements: PLACEMENTS.map((placement) => ({
            placement,
            message_type: message.deepLinking,
            target_link_uri: launch,
            text: 'Parcours',
            icon_url: icon,
          })),
        },
      },
    ],
    public_jwk_url: keySet,
    custom_fields: { ...HISTORY_PARAMETERS },
  };
}
