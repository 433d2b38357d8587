import type { Archive } from '../archive/read-archive.js';
import { warning, type Finding } from '../report.js';
import { parseXml, type ParsedXml } from '../xml/parse-xml.js';
import { everyManifest, type Manifest } from './manifest.js';
import { targetOf } from './package-path.js';
import { nameIn } from './referenced-files.js';

/** Bytes of all files with metadata; one has a few thousand. */
const MOST_BYTES = 8 * 1024 ** 2;
/** Elements and the like in all of them; one has a hundred. */
const MOST_PIECES = 50_000;

/** The names of the files with metadata that are there, each once. */
function namesIn(archive: Archive, manifest: Manifest): Set<string> {
  const names = everyManifest(manifest).flatMap(({ metadataLocations }) =>
    metadataLocations.map(({ href, base }) => nameIn(archive, targetOf(base, href))),
  );
  return new Set(names.filter((name) => name !== undefined));
}

/** Parses the files with metadata that a manifest names, until they are too much; those that are left are counted. */
export function readMetadataFiles(archive: Archive, manifest: Manifest) {
  const files = new Map<string, ParsedXml>();
  const findings: Finding[] = [];
  let [bytesRead, pieces, left] = [0, 0, 0];
  for (const name of namesIn(archive, manifest)) {
    if (pieces > MOST_PIECES || bytesRead + archive.sizeOf(name) > MOST_BYTES) {
      left += 1;
      continue;
    }
    const bytes = archive.bytesOf(name);
    if (bytes === undefined) continue;
    const parsed = parseXml(name, bytes);
    files.set(name, parsed);
    bytesRead += bytes.length;
    pieces += parsed.pieces;
  }
  if (left > 0) {
    const message = `There is so much metadata in files of its own that ${left} of them were not looked at.`;
    findings.push(warning('not-examined', { file: '' }, message));
  }
  return { files, findings };
}
