const CANVAS = 'https://canvas.instructure.com/lti';

/** Of a person's details the name alone; and what Canvas knows the tool by. */
export const CANVAS_TOOL = { privacyLevel: 'name_only', id: 'parcours' } as const;

/**
 * What Canvas wants to be told beyond the specification (Canvas documentation, "Registering an LTI tool"): without a
 * privacy level nobody has a name.
 */
export function canvasToolConfiguration(): Readonly<Record<string, string>> {
  return { [`${CANVAS}/privacy_level`]: CANVAS_TOOL.privacyLevel, [`${CANVAS}/tool_id`]: CANVAS_TOOL.id };
}
