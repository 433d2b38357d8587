import { z } from 'zod';
import { canvasConfiguration } from '../../lti/presets/canvas-configuration.js';
import { valuesToEnter } from '../../lti/presets/values-to-enter.js';
import { optional, required } from '../argument.js';
import { command } from '../command.js';
import { UsageError } from '../failures.js';
import { table } from '../table.js';
import { presetNamed, presetRule } from './preset-named.js';

export const platformValuesCommand = command({
  name: 'platforms values',
  summary: 'Shows what to enter in an LMS to connect it by hand.',
  details: 'In the order of its own form, under the names that it shows.',
  places: { preset: required('', presetRule, 'Which LMS; "platforms presets" lists them.') },
  options: {
    format: optional(
      'FORMAT',
      { schema: z.literal('canvas-json'), mayBe: 'canvas-json' },
      'canvas-json: the configuration that Canvas takes by "Paste JSON".',
    ),
  },
  async run({ preset: id, format }, { config }) {
    const preset = await presetNamed(id);
    const { publicUrl } = config();
    if (format === 'canvas-json') {
      if (preset.family !== 'canvas')
        throw new UsageError('--format canvas-json goes with the preset canvas');
      const json = canvasConfiguration(publicUrl);
      return { text: JSON.stringify(json, null, 2), json };
    }
    const values = valuesToEnter(preset, publicUrl);
    const { entered, asked, dynamicRegistration } = preset;
    const list = table(
      ['Field', 'Value'],
      values.map(({ name, value }) => [name.en, value.en.replaceAll('\n', ' | ')]),
    );
    const shown = Object.values(asked.fields).map(({ name }) => `  ${name.en}`);
    const parts = [
      ...(dynamicRegistration.offered
        ? [`Easier, with "platforms invite": ${dynamicRegistration.where.en}`]
        : []),
      `Where: ${entered.where.en}`,
      list,
      `Then it shows what "platforms add --preset ${id}" needs. ${asked.where.en}\n${shown.join('\n')}`,
    ];
    return {
      text: parts.join('\n\n'),
      json: {
        preset: id,
        where: entered.where,
        values,
        asked,
        dynamicRegistration,
      },
    };
  },
});
