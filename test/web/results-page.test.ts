import type { Measure } from '../../src/sittings/sitting.js';
import { translatorOf } from '../../src/web/i18n/translator.js';
import type { Answer } from '../support/test-browser.js';
import type { RunningTool } from '../support/tool.js';
import {
  answer,
  begin,
  claiming,
  finish,
  newLink,
  rightFields,
  sittingOf,
  SKIP,
  startSmallTool,
  textOf,
  visit,
  wrongFields,
  type Visitor,
} from './support/small-tool.js';

let tool: RunningTool;
beforeAll(async () => {
  tool = await startSmallTool();
});
afterAll(() => tool.stop());

const ENDPOINT = 'https://purl.imsglobal.org/spec/lti-ags/claim/endpoint';
const PRESENTATION = 'https://purl.imsglobal.org/spec/lti/claim/launch_presentation';

const newVisit = async (path: string, more = {}) =>
  visit(tool, { link: await newLink(tool, { path }), ...more });

/** The cells of each row of the table of domains. */
function tableOf({ text }: Answer): string[][] {
  const [, table = ''] = /<tbody>(.*?)<\/tbody>/s.exec(text) ?? [];
  return table
    .split('</tr>')
    .filter((row) => row.includes('<td'))
    .map((row) =>
      [...row.matchAll(/<t[hd][^>]*>(.*?)<\/t[hd]>/gs)].map(([, cell = '']) =>
        cell.replace(/<[^>]+>/g, '').trim(),
      ),
    );
}

const LEVELS = ['En construction', 'Indépendant', 'Confirmé', 'Avancé', 'Expert'];
const THRESHOLDS = [-Infinity, -1.5, -0.5, 0.5, 1.5];
const levelAt = (mean: number) => LEVELS[THRESHOLDS.findLastIndex((from) => mean >= from)] ?? '';

async function measuresOf(visitor: Visitor): Promise<{ domains: Measure[]; competences: Measure[] }> {
  const { outcome } = await sittingOf(tool, visitor);
  if (outcome === undefined) throw new Error('not finished');
  return outcome;
}

describe('the results', () => {
  it('thank, count the answers, and say the level of all with where it lies', async () => {
    const visitor = await newVisit('libre');
    const text = textOf(await finish(visitor));
    expect(text).toContain('Merci d’être allé·e au bout : 4 questions, dont 4 entièrement justes.');
    expect(text).toMatch(/Dans l’ensemble (En construction|Indépendant|Confirmé|Avancé|Expert|pas encore)/);
    const { outcome } = await sittingOf(tool, visitor);
    expect(outcome?.general.lowest).not.toBe(outcome?.general.highest);
    expect(text).toMatch(/Dans l’ensemble \S.* entre \S.* et /);
  });

  it('say nothing of a spread where only one level is probable', async () => {
    const visitor = await newVisit('libre');
    await finish(visitor);
    const { sittings } = tool.services.sitting;
    const found = await sittings.get((await sittingOf(tool, visitor)).id);
    if (found?.doc.outcome === undefined) throw new Error('not finished');
    const only = { level: 'expert', lowest: 'expert', highest: 'expert' };
    const { general, domains, ...others } = found.doc.outcome;
    const outcome = {
      ...others,
      general: { ...general, ...only },
      domains: domains.map((domain) => ({ ...domain, mean: 3, ...only })),
    };
    await sittings.replace({ ...found.doc, outcome }, found.version);
    const page = await visitor.get('/results');
    expect(textOf(page)).toMatch(/Dans l’ensemble Expert Vos domaines/);
    expect(page.text).toContain('>Étendue probable</th>');
    expect(tableOf(page).map(([, level, range]) => [level, range])).toEqual(
      domains.map(() => ['Expert', 'à ce niveau']),
    );
  });

  it.each([
    [10, 3, 2, 'au bout : 10 questions, dont 3 entièrement justes et 2 en partie.'],
    [10, 1, 0, 'au bout : 10 questions, dont 1 entièrement juste.'],
    [10, 0, 2, 'au bout : 10 questions, dont 2 en partie justes.'],
    [10, 0, 0, 'au bout : 10 questions.'],
  ])('count of %i answers %i right and %i partly so, and no zero', (answers, right, partly, sentence) => {
    const said = translatorOf('fr')('results.lead', { answers, right, partly });
    expect(said.replace(/\u00a0/g, ' ')).toContain(sentence);
  });

  it('always show a measured domain’s level, with its uncertainty', async () => {
    for (const fields of [rightFields, wrongFields, () => SKIP]) {
      const visitor = await newVisit('libre');
      const page = await finish(visitor, fields);
      const { domains } = await measuresOf(visitor);
      const rows = tableOf(page);
      expect(rows).toHaveLength(domains.length);
      for (const [rank, { mean, answers }] of domains.entries()) {
        const [, level, range, count] = rows[rank] ?? [];
        expect(level).toBe(levelAt(mean ?? NaN));
        expect(range).toMatch(/^(entre .+ et .+|à ce niveau)$/);
        expect(count).toBe(String(answers));
      }
    }
  });

  it('draw in the chart what the table says', async () => {
    const visitor = await newVisit('libre');
    const page = await finish(visitor, rightFields);
    const { domains } = await measuresOf(visitor);
    const drawn = [...page.text.matchAll(/<circle class="estimate" cx="(\d+)"/g)].map(([, cx]) => Number(cx));
    const bands = [...page.text.matchAll(/<text class="band-name"[^>]*>([^<]*)</g)].map(([, name]) => name);
    expect(bands).toEqual(LEVELS);
    expect(drawn).toHaveLength(domains.length);
    for (const [rank, cx] of drawn.entries()) {
      const ability = ((cx - 12) / (600 - 24)) * 6 - 3;
      expect(ability).toBeCloseTo(Math.min(3, domains[rank]?.mean ?? NaN), 1);
    }
    expect(page.text).toMatch(/<svg class="ability-chart"[^>]*aria-hidden="true"/);
  });

  it('name a competence’s level only where it can be named', async () => {
    const [R, W] = [rightFields, wrongFields];
    const all: (string | undefined)[] = [];
    const patterns = [
      [R, W, W, R],
      [W, R, R, W],
      [W, W, R, R],
      [R, R, W, W],
    ];
    const bothSeen = () =>
      all.includes('pas encore assez de réponses') && all.some((level) => LEVELS.includes(level ?? ''));
    // Which items a sitting asks is drawn: a few sittings more may be needed to meet both cases.
    for (let round = 0; round < 24 && (round < 4 || !bothSeen()); round += 1) {
      const pattern = patterns[round % 4] ?? [];
      const visitor = await newVisit('libre');
      let page = await begin(visitor);
      for (const fields of pattern) page = await answer(visitor, page, fields(page));
      const { competences } = await measuresOf(visitor);
      const shown = [...page.text.matchAll(/class="competence-level">([^<]*)</g)].map(([, level]) => level);
      expect(shown).toEqual(
        competences.map(({ level, mean = NaN }) =>
          level === undefined ? 'pas encore assez de réponses' : levelAt(mean),
        ),
      );
      all.push(...shown);
    }
    expect(all).toContain('pas encore assez de réponses');
    expect(all.some((level) => LEVELS.includes(level ?? ''))).toBe(true);
  });

  it('say that they are provisional, and that the levels are not Pix’s', async () => {
    const text = textOf(await finish(await newVisit('libre')));
    expect(text).toContain('Résultat provisoire');
    expect(text).toContain('ne sont pas ceux de Pix');
  });

  it('review every question, in order, with the answer, the key, the explanation and the source', async () => {
    const visitor = await newVisit('libre');
    const page = await finish(visitor, wrongFields);
    const { responses } = await sittingOf(tool, visitor);
    const reviews = page.text.split('<details class="review-item').slice(1);
    expect(reviews).toHaveLength(4);
    for (const [rank, review] of reviews.entries()) {
      const { item, answerKind } = responses[rank] ?? { item: '', answerKind: 'text' };
      expect(review).toContain(
        `EXPLICATION de ${item.slice(0, -3).replace('-', '.')} ${Number(item.slice(-2))}`,
      );
      expect(review).toContain('OUVRAGE de référence');
      expect(review).toContain('à revoir');
      expect(review).toContain(answerKind === 'text' ? 'sigle' : 'juste, non choisi');
      if (answerKind === 'text') expect(review).toContain('autre chose');
    }
  });

  it('say what somebody at a named level can do, how likely it is, and what it rests on', async () => {
    const can = [
      'Vous débutez.',
      'Vous notez seul.',
      'Vous notez bien.',
      'Vous notez vite.',
      'Vous apprenez',
    ];
    let named = 0;
    for (const fieldsOf of [rightFields, wrongFields, wrongFields]) {
      const visitor = await newVisit('soin');
      const text = textOf(await finish(visitor, fieldsOf));
      const { competences } = await measuresOf(visitor);
      const noting = competences.find(({ id }) => id === 'soin.noter');
      const rank = ['en-construction', 'independant', 'confirme', 'avance', 'expert'].indexOf(
        noting?.level ?? '',
      );
      expect(can.filter((sentence) => text.includes(sentence))).toEqual(rank < 0 ? [] : [can[rank]]);
      if (rank < 0) continue;
      named += 1;
      expect(text).toMatch(/[6-9] chances sur 10 d’être à ce niveau/);
      const { borrowed = 0 } = noting ?? {};
      expect(text.includes('ici ; le reste se déduit surtout des autres réponses.')).toBe(borrowed > 0.5);
    }
    expect(named).toBeGreaterThan(0);
  });

  it('go by the thresholds of the set that the sitting is measured by', async () => {
    const { parameterSets, sittings } = tool.services.sitting;
    await parameterSets.keep({
      id: 'low-thresholds',
      status: 'shadow',
      createdAt: 0,
      sittings: 1,
      deviation: [{ deviation: 0.5, probability: 1 }],
      thresholds: { independant: -5.9, confirme: -5.8, avance: -5.7, expert: -5.6 },
      items: [],
    });
    const visitor = await newVisit('libre');
    await finish(visitor, wrongFields);
    const { id } = await sittingOf(tool, visitor);
    const found = await sittings.get(id);
    if (found === undefined) throw new Error('the sitting is gone');
    const levels = async () => tableOf(await visitor.get('/results')).map(([, level]) => level);
    expect(await levels()).not.toContain('Expert');
    await sittings.replace({ ...found.doc, parameterSet: 'low-thresholds' }, found.version);
    expect(new Set(await levels())).toEqual(new Set(['Expert']));
  });

  it('say why each question was asked, and that many answers came too fast to have read', async () => {
    const text = textOf(await finish(await newVisit('libre')));
    expect(text.match(/Pourquoi cette question/g)).toHaveLength(4);
    expect(text).toContain('C’était au tour de la compétence');
    expect(text).toContain(
      '4 réponses sont venues plus vite que le temps de lire. Elles comptent comme les autres. Si vous recommencez, prenez le temps de lire',
    );
  });

  it('advise nobody to try again who may not', async () => {
    const text = textOf(await finish(await newVisit('examen')));
    expect(text).toContain('Elles comptent comme les autres.');
    expect(text).not.toMatch(/recommence/i);
  });

  it('say which questions were right, to be seen again, or passed', async () => {
    const visitor = await newVisit('libre');
    let page = await begin(visitor);
    for (const fields of [rightFields, wrongFields, () => SKIP, rightFields]) {
      page = await answer(visitor, page, fields(page));
    }
    const marks = [...page.text.matchAll(/<span class="mark verdict-(\w+)">([^<]*)</g)].map(
      ([, , mark]) => mark,
    );
    expect(marks).toEqual(['juste', 'à revoir', 'passée', 'juste']);
  });

  it('show one domain alone where the path has one', async () => {
    const page = await finish(await newVisit('soin'));
    expect(tableOf(page).map(([domain]) => domain)).toEqual(['Le soin']);
    expect(textOf(page)).toContain('Vos domaines');
  });

  it('are there again when the link is opened again', async () => {
    const link = await newLink(tool, { path: 'libre' });
    const page = await finish(await visit(tool, { link }));
    const again = await (await visit(tool, { link })).get('/results');
    expect(textOf(again)).toBe(textOf(page));
  });

  it('are not there before the end', async () => {
    const visitor = await newVisit('libre');
    expect((await visitor.get('/results')).location).toBe(visitor.base);
    await begin(visitor);
    expect((await visitor.get('/results')).location).toBe(visitor.base);
  });

  it('are led to from the item’s address after the end', async () => {
    const visitor = await newVisit('libre');
    await finish(visitor);
    expect((await visitor.get('/item')).location).toBe(`${visitor.base}/results`);
  });
});

describe('the grade on the page of results', () => {
  it('is on its way, then has arrived', async () => {
    const visitor = await newVisit('positionnement');
    expect(textOf(await finish(visitor))).toContain('Elle part vers le cours.');
    await tool.deliverGrades();
    const text = textOf(await visitor.get('/results'));
    expect(text).toContain('Votre note pour le cours : 100 sur 100. Elle est arrivée dans le cours.');
  });

  it('is not mentioned where the path is not graded', async () => {
    expect(textOf(await finish(await newVisit('libre')))).not.toMatch(/\bnote\b/i);
  });

  it('is not said to go anywhere where the launch brought no grade service', async () => {
    const visitor = await newVisit('positionnement', claiming({ [ENDPOINT]: undefined }));
    const text = textOf(await finish(visitor));
    expect(text).not.toMatch(/pour le cours|part vers le cours|arrivée/);
    expect(text).toContain('rien n’y est envoyé');
    await tool.deliverGrades();
    expect(textOf(await visitor.get('/results'))).not.toMatch(/pour le cours|part vers le cours|arrivée/);
  });
});

it('say of which path they are, and of when', async () => {
  const visitor = await newVisit('libre', claiming({ locale: 'en', [PRESENTATION]: { locale: 'en-GB' } }));
  const page = await finish(visitor);
  const { finishedAt = 0 } = await sittingOf(tool, visitor);
  expect(page.text).toContain('<p class="hello"><span lang="fr">Le parcours libre</span> · finished on ');
  expect(textOf(page)).toContain(`finished on ${translatorOf('en').date(finishedAt)} Your result`);
  const french = textOf(await visitor.get('/results?lang=fr'));
  expect(french).toContain(
    `Le parcours libre · terminé le ${translatorOf('fr').date(finishedAt)} Votre résultat`,
  );
});

describe('in English', () => {
  const english = claiming({ locale: 'en', [PRESENTATION]: { locale: 'en-GB' } });

  it('speak English, and mark the French of domains, competences and questions', async () => {
    const page = await finish(await newVisit('libre', english), wrongFields);
    expect(page.text).toContain('<html lang="en">');
    expect(textOf(page)).toContain('4 questions');
    expect(page.text).toContain('<span lang="fr">Le réseau</span>');
    expect(page.text).not.toContain('<span lang="fr">Le soin</span>');
    expect(page.text).toContain('Care');
    expect(page.text.match(/class="review-summary" lang="fr"/g)).toHaveLength(4);
    expect(page.text.match(/<div class="review [^"]*" lang="fr"/g)).toHaveLength(4);
    expect(page.text).toMatch(/<p class="explanation-title" lang="en">/);
  });

  it('name levels in English', async () => {
    const page = await finish(await newVisit('libre', english));
    expect(tableOf(page).map(([, level]) => level)).toEqual(
      expect.arrayContaining([
        expect.stringMatching(/^(Developing|Independent|Proficient|Advanced|Expert)$/),
      ]) as string[],
    );
  });

  it('offer the same page in the other language', async () => {
    const visitor = await newVisit('libre', english);
    const page = await finish(visitor);
    expect(page.text).toContain('<a href="?lang=fr" lang="fr" hreflang="fr">Français</a>');
    expect((await visitor.get('/results?lang=fr')).text).toContain('<html lang="fr">');
  });
});
