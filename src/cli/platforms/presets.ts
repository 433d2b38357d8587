import { shippedPresets } from '../../services.js';
import { command } from '../command.js';
import { table } from '../table.js';

export const presetsCommand = command({
  name: 'platforms presets',
  summary: 'Lists the LMSs whose addresses and fields are known.',
  details: 'Their names are what "platforms add --preset" and "platforms values" take.',
  places: {},
  options: {},
  async run() {
    const presets = [...(await shippedPresets()).values()];
    const rows = presets.map(({ id, name, dynamicRegistration, asked }) => [
      id,
      name.en,
      dynamicRegistration.offered ? 'yes' : 'no',
      Object.keys(asked.fields).length.toString(),
    ]);
    return {
      text: table(['Preset', 'LMS', 'Registers itself', 'Values to ask for'], rows),
      json: {
        presets: presets.map(({ id, name, family, tenancy, address, dynamicRegistration, asked }) => ({
          id,
          name: name.en,
          family,
          tenancy,
          addressExample: address.example,
          dynamicRegistration: dynamicRegistration.offered,
          asked: Object.keys(asked.fields),
        })),
      },
    };
  },
});
