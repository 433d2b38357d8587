import { readConfig } from '../../src/config.js';
import { optionsOf } from '../../src/content/asked-parts.js';
import { AIMS, bankQuality } from '../../src/content/bank-quality.js';
import type { Content } from '../../src/content/content.js';
import type { Item } from '../../src/content/items.js';
import { inVariant } from '../../src/content/in-variant.js';
import { contentOf } from '../../src/services.js';

let content: Content;
let items: Item[];
beforeAll(async () => {
  content = await contentOf(readConfig({}));
  items = [...content.items.values()];
});

it('loads as it is shipped', () => {
  expect(content.paths.size).toBeGreaterThanOrEqual(4);
});

describe('the framework', () => {
  it('has the five official domains, by their official titles', () => {
    expect(content.framework.domains.map(({ id, title }) => [id, title.fr])).toEqual([
      ['donnees', 'Les données de santé'],
      ['cybersecurite', 'La cybersécurité en santé'],
      ['communication', 'La communication en santé'],
      ['outils', 'Les outils numériques en santé'],
      ['telesante', 'La télésanté'],
    ]);
  });

  it('has 15 to 20 competences, each with a title in both languages', () => {
    const competences = content.framework.domains.flatMap((domain) => domain.competences);
    expect(competences.length).toBeGreaterThanOrEqual(15);
    expect(competences.length).toBeLessThanOrEqual(20);
    for (const { title } of competences) expect(title.en).toBeDefined();
  });

  it('says what one can do at each level of each competence, in both languages, each differently', () => {
    const competences = content.framework.domains.flatMap((domain) => domain.competences);
    const sentences = competences.flatMap(({ can = {} }) => Object.values(can));
    expect(sentences).toHaveLength(5 * competences.length);
    for (const { fr, en = '' } of sentences) {
      expect(fr).toMatch(/^Vous .{15,110}\.$/);
      expect(en).toMatch(/^You .{15,110}\.$/);
    }
    expect(new Set(sentences.map(({ fr }) => fr)).size).toBe(sentences.length);
  });

  it('reads the levels off the ability as the design says', () => {
    expect(content.framework.levels.map(({ title, from }) => [title.fr, from])).toEqual([
      ['En construction', undefined],
      ['Indépendant', -1.5],
      ['Confirmé', -0.5],
      ['Avancé', 0.5],
      ['Expert', 1.5],
    ]);
    expect(content.framework.itemLevels).toEqual({ centre: 4, step: 0.75 });
  });
});

describe('the items', () => {
  it('are at least three hundred and sixty, over all five domains', () => {
    expect(items.length).toBeGreaterThanOrEqual(360);
    for (const { id } of content.framework.domains) {
      expect(items.filter(({ domain }) => domain === id).length).toBeGreaterThanOrEqual(10);
    }
  });

  it('leave no hole in the bank, and are made as authors aim at', () => {
    const quality = bankQuality(content);
    expect(quality.holes).toEqual([]);
    expect(quality.catchAll).toEqual([]);
    expect(quality.singleChoice).toBeLessThanOrEqual(AIMS.singleChoice);
    expect(quality.longestKey).toBeLessThanOrEqual(AIMS.longestKey);
    expect(quality.letter?.share).toBeLessThanOrEqual(AIMS.oneLetter);
  });

  it('include forty simulated screens of eight kinds', () => {
    const screens = items.flatMap((item) => (item.type === 'simulation' ? [item.kind] : []));
    expect(screens.length).toBeGreaterThanOrEqual(40);
    expect(new Set(screens).size).toBe(8);
  });

  it('measure every competence, at several levels', () => {
    for (const { id } of content.framework.domains.flatMap(({ competences }) => competences)) {
      const levels = new Set(items.filter(({ competence }) => competence === id).map(({ level }) => level));
      expect(levels.size).toBeGreaterThanOrEqual(3);
    }
  });

  it('are of many types in every domain, simulated screens among them', () => {
    for (const { id } of content.framework.domains) {
      const types = new Set(items.filter(({ domain }) => domain === id).map(({ type }) => type));
      const everywhere = [
        'several-choices',
        'short-text',
        'single-choice',
        'ordering',
        'categories',
        'simulation',
      ];
      expect([...types]).toEqual(expect.arrayContaining(everywhere));
    }
  });

  it('each have an explanation and a source', () => {
    for (const { explanation, source } of items) {
      expect(explanation.trim().length).toBeGreaterThan(40);
      expect(source.title.trim()).not.toBe('');
    }
  });

  it('each have ids that begin with their competence', () => {
    for (const { id, competence } of items) {
      expect(id).toMatch(new RegExp(`^${competence.replace('.', '-')}-\\d{2,3}$`));
    }
  });

  it('do not betray their key by the letter of its option, which the page carries', () => {
    const single = items.flatMap((item) => (item.type === 'single-choice' ? [item] : []));
    const counts = new Map<string, number>();
    for (const { options } of single) {
      const key = options.find(({ correct }) => correct)?.id ?? '';
      counts.set(key, (counts.get(key) ?? 0) + 1);
    }
    expect(Math.max(...counts.values()) / single.length).toBeLessThan(0.4);
  });

  it('show their options in an order that depends on the sitting, unless the order has a meaning', () => {
    const fixed = items.filter((item) => 'shuffle' in item && !item.shuffle);
    expect(fixed.length / items.length).toBeLessThan(0.1);
  });

  it('leave no key that only a typist of its exact form would find', () => {
    for (const item of items) if (item.type === 'short-text') expect(item.tolerance).toContain('case');
  });
});

describe('variants', () => {
  const varied = () => items.filter(({ variants }) => variants !== undefined);

  it('are there for ten items or more, in every domain', () => {
    expect(varied().length).toBeGreaterThanOrEqual(10);
    expect(new Set(varied().map(({ domain }) => domain)).size).toBe(5);
  });

  it('leave no placeholder to read, and are well set', () => {
    const wrong = /\{\{[a-z]{2}|[^\u00a0\u202f]:(?=\s)|[^\u00a0\u202f\s][;!?](?=\s|$)| [;!?:»]|« |\w'\w/u;
    for (const item of varied()) {
      for (const { id } of item.variants ?? []) {
        const { context = '', question, explanation } = inVariant(item, id);
        const texts = [
          context,
          question,
          explanation,
          ...optionsOf(inVariant(item, id)).map(({ text }) => text),
        ];
        expect([item.id, id, texts.filter((text) => wrong.test(text))]).toEqual([item.id, id, []]);
      }
    }
  });
});

describe('the paths', () => {
  it('begin with a positioning over all domains, which rewards finishing', () => {
    expect(content.paths.get('positionnement')).toMatchObject({
      mode: 'positioning',
      grading: 'completion',
    });
    expect(content.paths.get('positionnement')?.competences).toHaveLength(
      content.framework.domains.flatMap(({ competences }) => competences).length,
    );
  });

  it('include one on each domain, others for a year or a profession, and an exam of 32 questions in 60 minutes', () => {
    const paths = [...content.paths.values()];
    for (const { competences } of content.framework.domains) {
      const all = competences.map((competence) => competence.id);
      expect(paths.some((path) => path.competences.join() === all.join())).toBe(true);
    }
    for (const id of ['premiere-annee', 'fin-de-formation', 'ifsi-soins-infirmiers', 'aides-soignants']) {
      expect(content.paths.has(id)).toBe(true);
    }
    const exam = paths.filter(({ mode }) => mode === 'exam');
    expect(exam).toMatchObject([{ length: { min: 32, max: 32 }, timeLimit: 60, feedback: 'none' }]);
  });

  it('include one of ten minutes, and two on one domain each', () => {
    const paths = [...content.paths.values()];
    expect(paths.some(({ minutes }) => minutes === 10)).toBe(true);
    const domainsOf = (ids: readonly string[]) => new Set(ids.map((id) => id.replace(/\..*/, ''))).size;
    expect(paths.filter(({ competences }) => domainsOf(competences) === 1).length).toBeGreaterThanOrEqual(2);
  });

  it('have titles, descriptions and notes for teachers in both languages', () => {
    for (const { title, description, teacherNote, module } of content.paths.values()) {
      if (module !== undefined) continue;
      for (const text of [title, description, teacherNote]) expect(text.en).toBeDefined();
    }
  });

  it('say in both languages, well set, what each stage means to learner and teacher, and name paths that are', () => {
    const paths = [...content.paths.values()].filter(({ module }) => module === undefined);
    const wrong = /[^\u00a0\u202f]:(?=\s)|[^\u00a0\u202f\s][;!?](?=\s|$)| [;!?:»]|« |\w'\w/u;
    for (const { id, stages } of paths) {
      const words = (stages?.steps ?? []).flatMap(({ learner, teacher }) => [learner, teacher]);
      expect([id, words.length >= 6]).toEqual([id, true]);
      expect(new Set(words.flatMap(({ fr, en }) => [fr, en])).size).toBe(2 * words.length);
      expect(
        words.filter(({ fr, en = '' }) => wrong.test(fr) || en === '' || /[\u00a0\u202f]/.test(en)),
      ).toEqual([]);
      const named = (language: 'fr' | 'en') => paths.map(({ title }) => title[language]);
      for (const { fr, en = '' } of words) {
        for (const [, title] of fr.matchAll(/«\u202f(.+?)\u202f»/g)) expect(named('fr')).toContain(title);
        for (const [, title] of en.matchAll(/“(.+?)”/g)) expect(named('en')).toContain(title);
      }
    }
  });
});

it('marks what rests on experts’ guesses as provisional', () => {
  expect(content.parameters.id).toBe('expert');
  expect(content.parameters.settled.size).toBe(0);
  expect(content.parameters.of.size).toBe(items.length);
});
