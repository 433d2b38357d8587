// Every package that the product installs must carry a licence that lets an institution use it freely.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
const { packages } = JSON.parse(readFileSync(path.join(root, 'package-lock.json'), 'utf8'));
const free =
  /^\(?(MIT|ISC|0BSD|Apache-2\.0|BSD-[23]-Clause|BlueOak-1\.0\.0|OFL-1\.1|Python-2\.0|PSF-2\.0|CC0-1\.0|Unlicense)\b/;

const problems = Object.entries(packages)
  .filter(([place, { dev, devOptional }]) => place !== '' && !dev && !devOptional)
  .filter(([, { license = 'none' }]) => !free.test(license))
  .map(([place, { license }]) => `${place}: ${license ?? 'no licence named'}`);

for (const problem of problems) console.error(problem);
process.exit(problems.length === 0 ? 0 : 1);
