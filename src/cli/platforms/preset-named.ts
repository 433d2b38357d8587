import { z } from 'zod';
import type { Preset } from '../../lti/presets/preset.js';
import { shippedPresets } from '../../services.js';
import type { Rule } from '../argument.js';
import { UsageError } from '../failures.js';

export const presetRule: Rule<string> = {
  schema: z.string().regex(/^[a-z][a-z-]*$/),
  mayBe: 'the name of a preset, as "platforms presets" shows it',
};

/** @throws UsageError when there is none of this name. */
export async function presetNamed(id: string): Promise<Preset> {
  const presets = await shippedPresets();
  const preset = presets.get(id);
  if (preset !== undefined) return preset;
  throw new UsageError(`there is no preset ${id}; there are ${[...presets.keys()].join(', ')}`);
}
