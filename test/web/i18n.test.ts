import { IntlMessageFormat } from 'intl-messageformat';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { packageRoot } from '../../src/services.js';
import { chooseLanguage } from '../../src/web/i18n/choose-language.js';
import { en } from '../../src/web/i18n/en.js';
import { fr } from '../../src/web/i18n/fr.js';
import { translatorOf } from '../../src/web/i18n/translator.js';

const KEYS = Object.keys(fr) as (keyof typeof fr)[];

async function filesBelow(folder: string, ending: string): Promise<string[]> {
  const entries = await readdir(path.join(packageRoot, folder), { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile() && entry.name.endsWith(ending));
  return Promise.all(files.map(({ parentPath, name }) => readFile(path.join(parentPath, name), 'utf8')));
}

/** The templates of the tool's own pages, and of those that only a package has. */
async function templates(): Promise<string[]> {
  const folders = ['views/pages', 'views/partials', 'scorm-package/views'];
  return (await Promise.all(folders.map((folder) => filesBelow(folder, '.ejs')))).flat();
}

/** The code that names keys: not the catalogues themselves. */
async function code(): Promise<string[]> {
  const all = [...(await filesBelow('src/web', '.ts')), ...(await filesBelow('scorm-package', '.ts'))];
  const catalogues = new Set([
    ...(await filesBelow('src/web/i18n/fr', '.ts')),
    ...(await filesBelow('src/web/i18n/en', '.ts')),
  ]);
  return all.filter((text) => !catalogues.has(text) && !text.includes("'common.skip-to-content': "));
}

/** The few keys that templates put together, and what may stand in the gap. */
const COMPOSED: Readonly<Record<string, readonly string[]>> = {
  "'feedback.' + page.review.verdict": [
    'feedback.right',
    'feedback.partly',
    'feedback.wrong',
    'feedback.skipped',
  ],
  "'results.' + review.verdict + '-mark'": [
    'results.right-mark',
    'results.partly-mark',
    'results.wrong-mark',
    'results.skipped-mark',
  ],
};

const NAMESPACES = [...new Set(KEYS.map((key) => key.slice(0, key.indexOf('.'))))];
const LITERAL = new RegExp(`'((?:${NAMESPACES.join('|')})\\.[a-z][a-z0-9-]*)'`, 'g');

/** What stands between the parentheses of each call of t(…). */
function callsIn(template: string): string[] {
  return [...template.matchAll(/\bt\(((?:[^()]|\([^()]*\))*)\)/g)].map(([, call = '']) => call);
}

describe('the keys of messages', () => {
  it('that templates name all exist', async () => {
    const named = (await templates()).flatMap(callsIn).flatMap((call) => {
      const [key = ''] = call.split(/,\s*\{/);
      const composed = COMPOSED[key.trim()];
      if (composed !== undefined) return composed;
      const literals = [...key.matchAll(/'([^']*)'/g)].map(([, text = '']) => text);
      return literals.length > 0 ? literals.filter((text) => text.includes('.')) : [`not a text: t(${call})`];
    });
    expect(named.length).toBeGreaterThan(60);
    expect(named.filter((key) => !(key in fr))).toEqual([]);
  });

  it('that the code names all exist', async () => {
    const named = (await code()).flatMap((text) => [...text.matchAll(LITERAL)].map(([, key = '']) => key));
    expect(named.length).toBeGreaterThan(60);
    expect(named.filter((key) => !(key in fr))).toEqual([]);
  });

  it('are all used', async () => {
    const sources = [...(await templates()), ...(await code())].join('\n');
    const composed = Object.entries(COMPOSED).flatMap(([source, keys]) =>
      sources.includes(source) ? keys : [],
    );
    const used = new Set([...composed, ...[...sources.matchAll(LITERAL)].map(([, key = '']) => key)]);
    expect(KEYS.filter((key) => !used.has(key))).toEqual([]);
  });

  it('are the same in both languages, in the same order', () => {
    expect(Object.keys(en)).toEqual(KEYS);
  });

  it('stand for no text in a template: all of it comes from the catalogues', async () => {
    for (const template of await templates()) {
      const text = template
        .replace(/<%[\s\S]*?%>/g, '')
        .replace(/<title>.*<\/title>/, '')
        .replace(/<[^>]+>/g, '');
      expect(text.replace('Parcours', '').match(/\p{L}{2,}/gu) ?? []).toEqual([]);
    }
  });
});

/** The names and kinds of a message's arguments, those inside its plurals too. */
function argumentsOf(message: string, language: string): string[] {
  interface Element {
    readonly type: number;
    readonly value?: unknown;
    readonly options?: Readonly<Record<string, { readonly value: readonly Element[] }>>;
    readonly children?: readonly Element[];
  }
  const [LITERAL_TYPE, POUND_TYPE] = [0, 7];
  const walk = (elements: readonly Element[]): string[] =>
    elements.flatMap(({ type, value, options = {}, children = [] }) => [
      ...(type === LITERAL_TYPE || type === POUND_TYPE ? [] : [`${String(value)} (${type})`]),
      ...Object.values(options).flatMap((option) => walk(option.value)),
      ...walk(children),
    ]);
  const ast = new IntlMessageFormat(message, language).getAst() as readonly Element[];
  return [...new Set(walk(ast))].sort();
}

/** Texts as they are read, without what ICU adds to them. */
function proseOf(catalogue: Readonly<Record<string, string>>): (readonly [string, string])[] {
  return Object.entries(catalogue).map(([key, text]) => [
    key,
    text.replace(/\{\w+, plural,\s*/g, '').replace(/=\d\s*/g, ''),
  ]);
}

/** The texts in which one of these stands, each as its key and what was found. */
function findings(catalogue: Readonly<Record<string, string>>, forbidden: readonly RegExp[]): string[] {
  return proseOf(catalogue).flatMap(([key, text]) =>
    forbidden
      .filter((pattern) => pattern.test(text))
      .map((pattern) => `${key}: ${String(pattern)} in ${text}`),
  );
}

describe('the messages', () => {
  it('take the same arguments in both languages', () => {
    const byKey = (catalogue: Readonly<Record<string, string>>, language: string) =>
      Object.entries(catalogue).map(([key, text]) => `${key} ${argumentsOf(text, language).join(', ')}`);
    expect(byKey(en, 'en')).toEqual(byKey(fr, 'fr'));
  });

  it('hold no markup, and no blank at their ends', () => {
    const forbidden = [/[<>]/, /&\w+;/, /^\s|\s$/, /^$/];
    expect([...findings(fr, forbidden), ...findings(en, forbidden)]).toEqual([]);
  });

  it('are translated: few are the same in both languages', () => {
    const hasWords = (text: string) => /\p{L}{3}/u.test(text.replace(/\{[^}]*\}/g, ''));
    const same = KEYS.filter((key) => fr[key] === en[key] && hasWords(fr[key]));
    expect(same).toEqual([
      ...['common.source', 'home.minutes', 'item.title'],
      // Names of standards and of languages, and a word that both have.
      ...['packages.scorm-1-2', 'packages.cmi5', 'packages.language-fr', 'packages.language-en'],
      'packages.preview-score',
    ]);
  });

  it('in French stand with the spaces, quotes and ligatures of French', () => {
    const forbidden = [
      // Narrow and non-breaking before ; ! ? and inside « », either kind of non-breaking before a colon.
      /[^\u202f][;!?](?=\s|$)/,
      /[^\u00a0\u202f]:(?=\s|$)/,
      /«[^\u202f]/,
      /[^\u202f]»/,
      /\s{2,}/,
      /['"“”]/,
      /\.\.\./,
      /c(oe)ur|oeu|oeil/i,
    ];
    expect(findings(fr, forbidden)).toEqual([]);
  });

  it('in English stand with the spaces and quotes of English', () => {
    expect(findings(en, [/\s[;:!?]/, /[\u00a0\u202f]/, /[«»'"]/, /\.\.\./, /\s{2,}/])).toEqual([]);
  });
});

describe('the translator', () => {
  it('counts in French as the French do', () => {
    const t = translatorOf('fr');
    const count = (n: number) => t('teacher.count', { count: n, finished: 0 });
    expect([count(0), count(1), count(2)].map((text) => text.split(',')[0])).toEqual([
      'Aucune participation',
      '1 participation',
      '2 participations',
    ]);
  });

  it('writes figures, days and hours as each language does, by the clock of Paris', () => {
    const noon = Date.UTC(2026, 6, 14, 10, 30);
    expect(translatorOf('fr').date(noon)).toBe('14 juillet 2026');
    expect(translatorOf('en').dateTime(noon)).toMatch(/12:30/);
    expect(translatorOf('fr')('results.grade', { points: 78.5, most: 100 })).toContain('78,5 sur 100');
    expect(translatorOf('en')('results.grade', { points: 78.5, most: 100 })).toContain('78.5 out of 100');
  });

  it('leaves what is put into a message as it is', () => {
    const name = "{evil} <b>'{0}'</b> # |";
    expect(translatorOf('fr')('start.hello', { name })).toBe(`Bonjour ${name}`);
  });
});

describe('the language', () => {
  it.each([
    ['the one chosen', 'en', 'fr-FR', 'fr', 'en'],
    ['else that of the launch', undefined, 'en_GB', 'fr', 'en'],
    ['else the browser’s', undefined, undefined, 'en-US,fr;q=0.5', 'en'],
    ['else the browser’s next', undefined, 'de-DE', 'de, it;q=0.9, en;q=0.3', 'en'],
    ['by weight, not by order', undefined, undefined, 'fr;q=0.2, en;q=0.8', 'en'],
    ['not one that is refused', undefined, undefined, 'en;q=0, fr;q=0.1', 'fr'],
    ['else French', undefined, undefined, 'de,it', 'fr'],
    ['French where nothing is said', undefined, undefined, undefined, 'fr'],
    ['French where nonsense is said', undefined, '', ';;q=abc,,', 'fr'],
  ] as const)('is %s', (_name, chosen, locale, accepted, expected) => {
    expect(chooseLanguage(chosen, locale, accepted)).toBe(expected);
  });
});
