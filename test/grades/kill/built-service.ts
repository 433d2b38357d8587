import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { symlink } from 'node:fs/promises';
import path from 'node:path';
import {
  COMPETENCES,
  contentFolder,
  itemFile,
  pathFile,
  smallContentFiles,
} from '../../support/content-folder.js';
import { temporaryDirectory } from '../../support/stores.js';

const ROOT = process.cwd();

/** Of four questions, graded by the share answered: sittings end soon, and their grades differ. */
export const SHARED_PATH = 'partage';
export const QUESTIONS = 4;

/** One competence's items and one path: reading content is a good part of a start. */
async function tinyContent(): Promise<string> {
  const { 'framework.yaml': framework = '' } = smallContentFiles();
  const [competence] = COMPETENCES;
  const settings = {
    mode: 'training',
    grading: 'share',
    competences: [competence],
    length: { min: QUESTIONS, max: QUESTIONS },
  };
  return contentFolder({
    'framework.yaml': framework,
    [`items/${competence}.yaml`]: itemFile(competence),
    [`paths/${SHARED_PATH}.yaml`]: pathFile(SHARED_PATH, settings),
  });
}

/**
 * The service as it is shipped, built into a folder of its own, with little content so that it starts fast.
 * @returns its entry
 */
export async function buildService(): Promise<string> {
  const folder = await temporaryDirectory();
  await symlink(await tinyContent(), path.join(folder, 'content'));
  for (const name of ['views', 'public', 'config', 'node_modules', 'package.json']) {
    await symlink(path.join(ROOT, name), path.join(folder, name));
  }
  const outDir = path.join(folder, 'dist');
  const script = `import { transpileTo } from './scripts/build.mjs'; await transpileTo(${JSON.stringify(outDir)});`;
  const building = spawn(process.execPath, ['--input-type=module', '-e', script], { cwd: ROOT });
  const [status] = (await once(building, 'exit')) as [number | null];
  if (status !== 0) throw new Error(`the build ended with ${String(status)}`);
  return path.join(outDir, 'main.js');
}
