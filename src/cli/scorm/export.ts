import { createHash } from 'node:crypto';
import path from 'node:path';
import { z } from 'zod';
import { MIXED_LICENCE } from '../../scorm/licence.js';
import {
  MADE_STANDARDS,
  makePackage,
  type MadeStandard,
  type Package,
  type PackageOptions,
} from '../../scorm/make-package.js';
import { moduleNamed } from '../../scorm/package-content-of.js';
import { PackageError } from '../../scorm/package-error.js';
import { readPlayerFiles } from '../../scorm/player-files.js';
import { readSchemas } from '../../scorm/schemas.js';
import { contentOf, playerFolder, schemasFolder } from '../../services.js';
import { anyNumberOf, flag, optional, repeated, required } from '../argument.js';
import { command, type Report } from '../command.js';
import { CommandFailure, UsageError } from '../failures.js';
import { filePath, language, text } from '../rules.js';
import { table } from '../table.js';
import { makeFolder, writePackage } from './output-folder.js';
import { checkPlayerFolder } from './player-folder.js';
import { progressBar } from './progress-bar.js';

const ALL = 'all';

const standard = {
  schema: z.enum([...MADE_STANDARDS, ALL]),
  mayBe: `${MADE_STANDARDS.join(', ')} or ${ALL}`,
};

const folder = { ...filePath, mayBe: 'the path of a folder' };

/** @throws UsageError for neither, and for both */
function checkChoice({ module, all }: { readonly module: readonly string[]; readonly all: boolean }): void {
  if (all && module.length > 0) throw new UsageError('--all leaves nothing for --module to say');
  if (!all && module.length === 0) throw new UsageError('--module is missing; --all takes every module');
}

interface Written {
  readonly file: string;
  readonly bytes: number;
  readonly sha256: string;
}

async function write({ name, bytes }: Package, out: string): Promise<Written> {
  const file = path.join(out, name);
  await writePackage(file, bytes);
  return { file, bytes: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex') };
}

interface Job {
  readonly id: string;
  readonly standard: MadeStandard;
}

async function writeAll(
  jobs: readonly Job[],
  make: (job: Job) => Package,
  out: string,
  now: () => number,
): Promise<Written[]> {
  const bar = progressBar(jobs.length, process.stderr, now);
  const written: Written[] = [];
  try {
    for (const job of jobs) {
      bar.show(written.length, `${job.id} ${job.standard}`);
      written.push(await write(make(job), out));
    }
  } finally {
    bar.end();
  }
  return written;
}

const reportOn = (written: readonly Written[], untranslated: readonly string[]): Report => ({
  text: [
    table(
      ['file', 'kB'],
      written.map(({ file, bytes }) => [file, (bytes / 1_000).toFixed(0)]),
    ),
    ...(untranslated.length === 0 ? [] : ['', `Still in French: ${untranslated.join(', ')}.`]),
  ].join('\n'),
  json: written,
});

export const exportScormCommand = command({
  name: 'scorm export',
  summary: 'Writes modules as packages for an LMS, or as folders that need none.',
  details:
    'One ZIP for each module and standard; `folder` is unzipped and opened from a disk. Reserved items never leave. ' +
    'The same content gives the same bytes, and a package of that name is replaced.',
  places: {},
  options: {
    module: anyNumberOf('ID', text(64), 'A module.'),
    all: flag('Every module.'),
    standard: repeated('STANDARD', standard, `${standard.mayBe}: what the LMS takes.`),
    lang: optional('LANGUAGE', language, 'The language of the pages, fr or en; fr where absent.'),
    out: required('DIR', folder, 'Where to write; made where it is not there.'),
    licence: optional(
      'WORDS',
      text(500),
      'The licence that packages name; that of our content where absent.',
    ),
    player: optional('DIR', folder, 'Another build of the player than the one that comes with this program.'),
  },
  async run(asked, { config, now }): Promise<Report> {
    checkChoice(asked);
    const { out, lang = 'fr', player = playerFolder } = asked;
    const settings = config();
    try {
      const content = await contentOf(settings);
      const modules = asked.all
        ? [...content.modules.keys()].sort()
        : [...new Set(asked.module)].map((id) => moduleNamed(id, content).id);
      const standards = MADE_STANDARDS.filter(
        (one) => asked.standard.includes(ALL) || asked.standard.includes(one),
      );
      await checkPlayerFolder(player);
      const options: Omit<PackageOptions, 'standard'> = {
        language: lang,
        player: await readPlayerFiles(player),
        schemas: await readSchemas(schemasFolder),
        licence: asked.licence ?? (settings.contentDirs.length > 0 ? MIXED_LICENCE : undefined),
      };
      await makeFolder(out);
      const jobs = modules.flatMap((id) => standards.map((one) => ({ id, standard: one })));
      const make = (job: Job) => makePackage(content, job.id, { ...options, standard: job.standard });
      const written = await writeAll(jobs, make, out, now);
      const french = modules.filter((id) => content.modules.get(id)?.translations?.en === undefined);
      return reportOn(written, lang === 'fr' ? [] : french);
    } catch (error) {
      if (error instanceof PackageError) throw new CommandFailure(error.message);
      throw error;
    }
  },
});
