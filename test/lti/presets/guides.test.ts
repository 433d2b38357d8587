import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { valuesToEnter } from '../../../src/lti/presets/values-to-enter.js';
import { packageRoot, shippedPresets } from '../../../src/services.js';

/** A table's row, without the blanks that formatting adds, nor the marks of code. */
const bare = (text: string) =>
  text
    .replaceAll(/[`\\]/g, '')
    .replaceAll(/\s*\|\s*/g, '|')
    .replaceAll('\u00a0', ' ')
    .replaceAll('\u202f', ' ');

function rowsOf(markdown: string): string[] {
  return markdown
    .split('\n')
    .filter((line) => line.startsWith('|'))
    .map(bare);
}

const GUIDES = path.join(packageRoot, 'docs', 'platforms');

describe.each([
  ['fr', '.md'],
  ['en', '.en.md'],
] as const)('the guide in %s', (language, ending) => {
  it('tells for each LMS what its preset tells: fields, values, and what is copied back', async () => {
    const missing: string[] = [];
    for (const preset of (await shippedPresets()).values()) {
      const rows = rowsOf(await readFile(path.join(GUIDES, preset.guide + ending), 'utf8'));
      const entered = valuesToEnter(preset, 'https://parcours.example.fr').map(
        ({ name, value }) => `|${name[language]}|${value[language].replaceAll('\n', '<br>')}|`,
      );
      for (const row of entered.map(bare)) if (!rows.includes(row)) missing.push(`${preset.id}: ${row}`);
      for (const { name } of Object.values(preset.asked.fields)) {
        const start = bare(`|${name[language]}|--`);
        if (!rows.some((row) => row.startsWith(start))) missing.push(`${preset.id}: ${start}`);
      }
    }
    expect(missing).toEqual([]);
  });

  it('links pictures and pages that are there', async () => {
    const broken: string[] = [];
    for (const { guide } of (await shippedPresets()).values()) {
      const text = await readFile(path.join(GUIDES, guide + ending), 'utf8');
      for (const [, link = ''] of text.matchAll(/\]\(([^)#]+)(?:#[^)]*)?\)/g)) {
        const found = await readFile(path.join(GUIDES, link)).then(
          () => true,
          () => false,
        );
        if (!found) broken.push(`${guide}: ${link}`);
      }
    }
    expect(broken).toEqual([]);
  });
});
