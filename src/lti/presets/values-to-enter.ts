import { toolAddresses } from '../dynamic-registration/client-metadata.js';
import type { Preset, PresetText } from './preset.js';
import { fillTemplate } from './fill-template.js';

/** One field of the LMS' own form, and what is entered there. */
export interface EnteredValue {
  readonly name: PresetText;
  readonly value: PresetText;
}

/** Where the configuration that Canvas reads is served. */
export const CANVAS_CONFIGURATION_PATH = '/lti/configuration/canvas.json';

/** What an administrator enters in their LMS, in the order of its form. */
export function valuesToEnter({ entered }: Preset, publicUrl: string): EnteredValue[] {
  const { origin, host } = new URL(publicUrl);
  const canvasConfiguration = `${publicUrl}${CANVAS_CONFIGURATION_PATH}`;
  const places = { ...toolAddresses(publicUrl), origin, host, canvasConfiguration };
  const fill = (template: string) => fillTemplate(template, places) ?? template;
  return entered.values.map(({ name, value }) => ({
    name,
    value: { fr: fill(value.fr), en: fill(value.en) },
  }));
}
