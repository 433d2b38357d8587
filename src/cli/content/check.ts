import { bankQuality } from '../../content/bank-quality.js';
import { ContentError } from '../../content/content-error.js';
import { contentOf } from '../../services.js';
import { command, type Report } from '../command.js';
import { contentMap } from './content-map.js';
import { qualityLines } from './quality-lines.js';

export const checkContentCommand = command({
  name: 'content check',
  summary: 'Checks all content as a start does, and counts it.',
  details:
    'Reads our content and that of CONTENT_DIRS. Each problem names its file, line and field. The counts are ' +
    'those of the items of each competence, by level and by type; then come what can be measured of how items ' +
    'are made, and the holes of the bank. Only what cannot be served makes it fail.',
  places: {},
  options: {},
  async run(_values, { config }): Promise<Report> {
    try {
      const content = await contentOf(config());
      const { text, json } = contentMap(content);
      const quality = bankQuality(content);
      return {
        text: [text, '', ...qualityLines(quality)].join('\n'),
        json: { ok: true, ...json, quality },
      };
    } catch (error) {
      if (!(error instanceof ContentError)) throw error;
      return { text: error.message, json: { ok: false, problems: error.problems }, failed: true };
    }
  },
});
