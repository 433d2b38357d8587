import { ContentError } from '../../content/content-error.js';
import { contentOf } from '../../services.js';
import { command, type Report } from '../command.js';
import { contentMap } from './content-map.js';

export const checkContentCommand = command({
  name: 'content check',
  summary: 'Checks all content as a start does, and counts it.',
  details:
    'Reads our content and that of CONTENT_DIRS. Each problem names its file, line and field. The counts are ' +
    'those of the items of each competence, by level and by type.',
  places: {},
  options: {},
  async run(_values, { config }): Promise<Report> {
    try {
      const { text, json } = contentMap(await contentOf(config()));
      return { text, json: { ok: true, ...json } };
    } catch (error) {
      if (!(error instanceof ContentError)) throw error;
      return { text: error.message, json: { ok: false, problems: error.problems }, failed: true };
    }
  },
});
