import { cp, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { loadPresets } from '../../../src/lti/presets/load-presets.js';
import { packageRoot } from '../../../src/services.js';
import { temporaryDirectory } from '../../support/stores.js';

const SHIPPED = path.join(packageRoot, 'config', 'platforms');

/** The shipped presets, with one changed. */
async function changed(file: string, change: (text: string) => string): Promise<string> {
  const folder = await temporaryDirectory();
  await cp(SHIPPED, folder, { recursive: true });
  const target = path.join(folder, file);
  await writeFile(target, change(await readFile(target, 'utf8')));
  return folder;
}

it('reads whatever file an operator adds', async () => {
  const folder = await temporaryDirectory();
  await cp(path.join(SHIPPED, 'moodle.yaml'), path.join(folder, 'faculty.yaml'));
  expect((await loadPresets(folder)).get('faculty')).toMatchObject({ id: 'faculty', family: 'moodle' });
});

describe('refuses, naming the file and the field,', () => {
  it.each([
    ['a field that there is not', 'family: moodle', 'famly: moodle', 'famly'],
    [
      'an address that is none',
      "tokenUrl: '{address}/mod",
      "tokenUrl: 'ftp://{address}/mod",
      'platform.tokenUrl',
    ],
    ['a tenancy that there is not', 'tenancy: registration', 'tenancy: school', 'tenancy'],
    ['a text in one language only', 'Client ID }', '', 'asked.fields'],
    ['an address neither known nor asked for', "  jwksUrl: '{address}/mod/lti/certs.php'", '', 'platform'],
  ])('%s', async (_name, from, to, field) => {
    const folder = await changed('moodle.yaml', (text) => text.replace(from, to));
    await expect(loadPresets(folder)).rejects.toThrow(field === 'asked.fields' ? 'moodle.yaml' : field);
  });

  it('a client id that nobody is asked for', async () => {
    const folder = await changed('moodle.yaml', (text) =>
      text.replace('    clientId:', '    tokenAudience:'),
    );
    await expect(loadPresets(folder)).rejects.toThrow('clientId must be asked for');
  });
});
