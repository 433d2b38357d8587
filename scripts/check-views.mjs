// Templates may leave unescaped only our own partials and what a renderer made: a name that ends in `Html`.
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
const views = path.join(root, 'views');
const allowed = /^<%-\s*((page\.)?include\(|([a-zA-Z]+\.)*[a-zA-Z]*Html\s*[-_]?%>)/;

const problems = readdirSync(views, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile() && entry.name.endsWith('.ejs'))
  .map((entry) => path.join(entry.parentPath, entry.name))
  .flatMap((file) =>
    readFileSync(file, 'utf8')
      .split('\n')
      .flatMap((line, index) =>
        [...line.matchAll(/<%-.*?(%>|$)/g)]
          .filter(([tag]) => !allowed.test(tag))
          .map(([tag]) => `${path.relative(root, file)}:${index + 1}: unescaped: ${tag}`),
      ),
  );

for (const problem of problems) console.error(problem);
process.exit(problems.length === 0 ? 0 : 1);
