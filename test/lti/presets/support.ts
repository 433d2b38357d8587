import { fillPreset, type Answers, type FilledPreset } from '../../../src/lti/presets/fill-preset.js';
import { readPlatformAddress } from '../../../src/lti/presets/platform-address.js';
import type { Preset } from '../../../src/lti/presets/preset.js';
import { shippedPresets } from '../../../src/services.js';

/** A shipped preset by its name. */
export async function shippedPreset(id: string): Promise<Preset> {
  const preset = (await shippedPresets()).get(id);
  if (preset === undefined) throw new Error(`no preset ${id}`);
  return preset;
}

/** A shipped preset, filled for the LMS at that address. */
export async function filled(id: string, address: string, answers: Answers = {}): Promise<FilledPreset> {
  const preset = await shippedPreset(id);
  const place = readPlatformAddress(address, preset);
  if (place === undefined) throw new Error(`not an address: ${address}`);
  return fillPreset(preset, place, answers);
}
