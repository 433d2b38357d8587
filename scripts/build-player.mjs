// Builds the player that every package holds: one classic script, one style sheet, the font, and the licences of what
// is inside. The pages are the tool's own: its templates become functions here, since a package can compile none.
import ejs from 'ejs';
import { build } from 'esbuild';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
const { resolve } = createRequire(import.meta.url);
const FONT = '@fontsource-variable/atkinson-hyperlegible-next';
const FONT_FILES = ['latin-wght-normal', 'latin-wght-italic'].map(
  (face) => `atkinson-hyperlegible-next-${face}.woff2`,
);
/** Of the tool's templates those of a module's pages; a package has its own head, foot, first and last page. */
const PAGES = ['pages/item', 'pages/feedback', 'pages/module'];
const PARTIALS =
  /^(asked-(?!field)|card-|choice$|document-head|figure|module-contents|named|part-select|pictogram|review|trail)/;
const TARGET = 'es2019';

const read = (...names) => readFileSync(path.join(root, ...names), 'utf8');

/** Each template's name under views/ and its file; the package's own stand in for the tool's. */
function templateFiles() {
  const partials = readdirSync(path.join(root, 'views', 'partials'))
    .map((file) => path.basename(file, '.ejs'))
    .filter((name) => PARTIALS.test(name))
    .map((name) => `partials/${name}`);
  const own = (folder) =>
    readdirSync(path.join(root, 'scorm-package', 'views', folder)).map((file) => [
      `${folder}/${path.basename(file, '.ejs')}`,
      ['scorm-package', 'views', folder, file],
    ]);
  return new Map([
    ...[...PAGES, ...partials].map((name) => [name, ['views', `${name}.ejs`]]),
    ...own('partials'),
    ...own('pages'),
  ]);
}

/** A template as the function that EJS makes of it; its options are those of src/web/views.ts. */
function templateFunction(file) {
  const template = new ejs.Template(read(...file), {
    strict: true,
    localsName: 'page',
    unsafePrototypeLocals: true,
    rmWhitespace: true,
    compileDebug: false,
  });
  template.compile();
  return `(page) => {\n${template.source}\n}`;
}

/** `parcours:views`: a map of the templates. `script:NAME`: one of the tool's browser scripts, to run at will. */
const plugin = {
  name: 'parcours',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^parcours:views$/ }, () => ({ path: 'views', namespace: 'views' }));
    onLoad({ filter: /.*/, namespace: 'views' }, () => ({
      resolveDir: root,
      contents: [
        `import { escapeHtml } from './src/web/presenters/safe-html.ts';`,
        `const escapeFn = (value) => (value === undefined || value === null ? '' : escapeHtml(String(value)));`,
        `export const templates = new Map([`,
        ...[...templateFiles()].map(
          ([name, file]) => `[${JSON.stringify(name)}, ${templateFunction(file)}],`,
        ),
        `]);`,
      ].join('\n'),
    }));
    onResolve({ filter: /^script:/ }, ({ path: name }) => ({ path: name.slice(7), namespace: 'script' }));
    onLoad({ filter: /.*/, namespace: 'script' }, ({ path: name }) => ({
      contents: `export function run() {\n${read('public', 'scripts', `${name}.js`)}\n}`,
    }));
  },
};

/** The packages whose code a bundle holds, by what esbuild says that it read. */
function packagesIn(inputs) {
  const names = Object.keys(inputs).flatMap((file) => {
    const [, name] = /node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(file) ?? [];
    return name === undefined ? [] : [name];
  });
  return [...new Set(names)].sort();
}

/** @throws Error for a package that has no licence text: nothing of it may leave without */
function licenceOf(name) {
  const folder = path.join(root, 'node_modules', name);
  const file = readdirSync(folder).find((one) => /^licen[cs]e/i.test(one));
  if (file === undefined) throw new Error(`${name} has no licence text to hand on`);
  return `== ${name}\n\n${readFileSync(path.join(folder, file), 'utf8').trim()}\n`;
}

const bundled = {
  bundle: true,
  minify: true,
  write: false,
  metafile: true,
  absWorkingDir: root,
  legalComments: 'none',
  logLevel: 'silent',
  charset: 'ascii',
};

/** The player's files by their names. */
async function playerFiles() {
  const fonts = path.join(path.dirname(resolve(`${FONT}/package.json`)), 'files');
  const script = await build({
    ...bundled,
    entryPoints: ['scorm-package/player/main.ts'],
    format: 'iife',
    platform: 'browser',
    target: TARGET,
    plugins: [plugin],
    tsconfig: path.join(root, 'scorm-package', 'tsconfig.json'),
  });
  const styles = await build({
    ...bundled,
    entryPoints: ['scorm-package/styles/player.css'],
    external: ['*.woff2'],
    target: ['chrome80', 'firefox78', 'safari14'],
  });
  const [code] = script.outputFiles;
  const [sheet] = styles.outputFiles;
  const licences = [...packagesIn(script.metafile.inputs), FONT].map(licenceOf);
  return new Map([
    ['player.js', code.text],
    ['player.css', sheet.text.replaceAll('/assets/fonts/', 'fonts/')],
    ['licences.txt', `== Parcours\n\n${read('LICENSE').trim()}\n\n${licences.join('\n')}`],
    ...FONT_FILES.map((file) => [`fonts/${file}`, readFileSync(path.join(fonts, file))]),
  ]);
}

/**
 * What is there already stays untouched: somebody may be reading it.
 * @param folder where the player goes; other files in it are taken away
 */
export async function buildPlayer(folder) {
  const files = await playerFiles();
  mkdirSync(path.join(folder, 'fonts'), { recursive: true });
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    const file = path.join(entry.parentPath, entry.name);
    if (entry.isFile() && !files.has(path.relative(folder, file).split(path.sep).join('/'))) rmSync(file);
  }
  for (const [name, content] of files) {
    const file = path.join(folder, name);
    const bytes = Buffer.from(content);
    if (!existsSync(file) || !readFileSync(file).equals(bytes)) writeFileSync(file, bytes);
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  await buildPlayer(path.resolve(process.argv[2] ?? path.join(root, 'dist', 'scorm-player')));
}
