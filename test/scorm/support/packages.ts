import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { unzipSync } from 'fflate';
import type { PlayerFiles } from '../../../src/scorm/player-files.js';
import { readSchemas, type Schemas } from '../../../src/scorm/schemas.js';
import { packageRoot, schemasFolder } from '../../../src/services.js';

export const shippedSchemas = (): Promise<Schemas> => readSchemas(schemasFolder);

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

/** A player of a few bytes. */
export const SMALL_PLAYER: PlayerFiles = {
  files: new Map([
    ['player.js', bytes('document.title;')],
    ['player.css', bytes('body{}')],
    ['fonts/latin.woff2', bytes('wOF2')],
  ]),
};

const FONT = 'node_modules/@fontsource-variable/atkinson-hyperlegible-next/files/atkinson-hyperlegible-next-';

/** As heavy as the player is: two fonts, and what scripts, styles and licences weigh once they are compressed. */
export async function heavyPlayer(): Promise<PlayerFiles> {
  const font = async (name: string) =>
    new Uint8Array(await readFile(path.join(packageRoot, `${FONT}${name}.woff2`)));
  return {
    files: new Map([
      ['player.js', new Uint8Array(randomBytes(86_000))],
      ['player.css', new Uint8Array(randomBytes(6_000))],
      ['licences.txt', new Uint8Array(randomBytes(5_000))],
      ['fonts/upright.woff2', await font('latin-wght-normal')],
      ['fonts/italic.woff2', await font('latin-wght-italic')],
    ]),
  };
}

/** What a package holds, by name. */
export function unpacked(zip: Uint8Array): Map<string, Uint8Array> {
  return new Map(Object.entries(unzipSync(zip)));
}

/** @throws RangeError where it is not there */
export function textOf(files: ReadonlyMap<string, Uint8Array>, name: string): string {
  const found = files.get(name);
  if (found === undefined) throw new RangeError(`no ${name}`);
  return new TextDecoder().decode(found);
}
