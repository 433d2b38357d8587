import type { Content } from '../../content/content.js';
import type { Path } from '../../content/paths.js';
import { cartridgeOf } from '../../lti/cartridge/cartridge.js';
import { contentOf } from '../../services.js';
import { anyNumberOf, flag, optional, required } from '../argument.js';
import { command, type Report } from '../command.js';
import { CommandFailure, UsageError } from '../failures.js';
import { filePath, language, text } from '../rules.js';
import { writeNew } from './export.js';

const pathId = text(64);

/** @throws CommandFailure naming the paths that there are, for one that is not */
function pathsNamed(ids: readonly string[], { paths }: Content): Path[] {
  return [...new Set(ids)].map((id) => {
    const path = paths.get(id);
    if (path === undefined) {
      throw new CommandFailure(`there is no path ${id}; there are ${[...paths.keys()].sort().join(', ')}`);
    }
    return path;
  });
}

export const cartridgeCommand = command({
  name: 'content cartridge',
  summary: 'Writes links to paths and modules as one file that an LMS imports into a course.',
  details:
    'A thin Common Cartridge 1.3, for Canvas, Brightspace and Blackboard. It holds links alone: they open by LTI 1.3, ' +
    'so register the tool first. They lead to PUBLIC_URL. The same content gives the same bytes.',
  places: {},
  options: {
    out: required('FILE', filePath, 'Where to write; a file that is there is left alone.'),
    path: anyNumberOf('ID', pathId, 'A path or a module.'),
    all: flag('Every path and every module.'),
    lang: optional('LANGUAGE', language, 'The language of the titles, fr or en; fr where absent.'),
  },
  async run({ out, path: ids, all, lang = 'fr' }, { config }): Promise<Report> {
    if (all && ids.length > 0) throw new UsageError('--all leaves nothing for --path to say');
    if (!all && ids.length === 0) throw new UsageError('--path is missing; --all takes every path');
    const settings = config();
    const content = await contentOf(settings);
    const { publicUrl } = settings;
    const paths = all ? [...content.paths.values()] : pathsNamed(ids, content);
    await writeNew(out, cartridgeOf(paths, { publicUrl, language: lang }));
    const french = lang === 'fr' ? [] : paths.filter(({ title }) => title.en === undefined);
    return {
      text: [
        `${paths.length} links to ${publicUrl} are in ${out}.`,
        ...(french.length === 0 ? [] : ['', `Still in French: ${french.map(({ id }) => id).join(', ')}.`]),
      ].join('\n'),
      json: { file: out, links: paths.map(({ id }) => id), french: french.map(({ id }) => id) },
    };
  },
});
