import type { Content } from '../../src/content/content.js';
import { presentReview } from '../../src/web/presenters/review.js';
import { translatorOf } from '../../src/web/i18n/translator.js';
import { outcomeOf } from '../../src/sittings/outcome.js';
import type { Sitting } from '../../src/sittings/sitting.js';
import {
  COMPETENCES,
  itemFile,
  ITEMS_EACH,
  optionsWith,
  pathFile,
  smallContent,
} from '../support/content-folder.js';
import {
  answered,
  finished,
  newStore,
  rightAnswer,
  sittingServices,
  SKIP,
  started,
  stored,
  type SittingServices,
} from './support.js';

const fileOf = (competence: string) => `items/${competence}.yaml`;

/** The content with the item served now changed in these fields. */
function changedBy({ current }: Sitting, fields: object): Promise<Content> {
  const { competence, item } = current ?? { competence: '', item: '' };
  return smallContent({ [fileOf(competence)]: itemFile(competence, ITEMS_EACH, { [item]: fields }) });
}

/** Another question with another key. */
const rewritten = (sitting: Sitting) =>
  changedBy(sitting, { question: 'Tout autre chose ?', options: optionsWith(['a']) });

/** Under another id, that is: gone, and another one in its place. */
const removed = (sitting: Sitting) => changedBy(sitting, { id: 'nouveau-91' });

/** A sitting with one right answer that asks a choice now. */
async function underWay(services: SittingServices): Promise<Sitting> {
  // A choice tells less than the other kinds, and is seldom drawn.
  for (let tries = 0; tries < 500; tries += 1) {
    const sitting = await started(services, { path: 'libre' });
    const { sitting: next } = await answered(services, sitting, rightAnswer(sitting));
    if (next.current?.answerKind === 'choice') return next;
  }
  throw new Error('no choice was asked');
}

describe.each([
  ['changed', rewritten],
  ['removed', removed],
])('an item %s while it is served', (_name, changed) => {
  async function update() {
    const store = await newStore();
    const before = await sittingServices({ store });
    const sitting = await underWay(before);
    const after = await sittingServices({ store, content: await changed(sitting) });
    return { before, after, sitting };
  }

  it('is resumed as it was served', async () => {
    const { before, after, sitting } = await update();
    const again = (await stored(after, sitting)).doc;
    expect(again.current).toEqual(sitting.current);
    const revision = sitting.current?.revision ?? '';
    expect(await after.revisions.find(revision)).toEqual(await before.revisions.find(revision));
    expect(after.content.items.get(sitting.current?.item ?? '')?.revision).not.toBe(revision);
  });

  it('is marked by the key that it was served with', async () => {
    const { after, sitting } = await update();
    const { sitting: next } = await answered(after, sitting, rightAnswer(sitting));
    expect(next.responses.map(({ credit }) => credit)).toEqual([1, 1]);
  });

  it('keeps its answer in the estimate: the outcome is that of a sitting without the update', async () => {
    const { before, after, sitting } = await update();
    const sibling = await stored(before, sitting);
    const { sitting: there } = await answered(after, sitting, rightAnswer(sitting));
    const done = await finished(after, there, () => SKIP);
    expect(done.outcome?.general.answers).toBe(4);
    expect(done.responses.slice(0, 2).map(({ revision }) => revision)).toEqual([
      sibling.doc.responses[0]?.revision,
      sibling.doc.current?.revision,
    ]);
    expect(done.outcome?.domains.reduce((sum, { answers }) => sum + answers, 0)).toBe(4);
  });

  it('is reviewed with the text, the key and the explanation that it had', async () => {
    const { before, after, sitting } = await update();
    const { sitting: next } = await answered(after, sitting, rightAnswer(sitting));
    const response = next.responses[1];
    if (response === undefined) throw new Error('no answer');
    const t = translatorOf('fr');
    const then = presentReview(await before.revisions.find(response.revision), response, t);
    const now = presentReview(await after.revisions.find(response.revision), response, t);
    expect(now).toEqual(then);
    expect(now.verdict).toBe('right');
  });
});

describe('an update during a sitting', () => {
  it('that moves the answered items to another level leaves what their answers say', async () => {
    const store = await newStore();
    const before = await sittingServices({ store });
    const path = 'libre';
    let sitting = await started(before, { path });
    while (sitting.responses.length < 3) {
      sitting = (await answered(before, sitting, rightAnswer(sitting))).sitting;
    }
    const levels = Object.fromEntries(sitting.responses.map(({ item }) => [item, { level: 7 }]));
    const files = COMPETENCES.map((id) => [fileOf(id), itemFile(id, ITEMS_EACH, levels)] as const);
    const after = await sittingServices({ store, content: await smallContent(Object.fromEntries(files)) });
    const [done, unmoved] = [
      await finished(after, sitting, () => SKIP),
      outcomeOf((await stored(after, sitting)).doc, 'length', before.content),
    ];
    expect(done.responses.slice(0, 3)).toEqual(sitting.responses);
    expect(done.outcome?.general.mean).toBeCloseTo(unmoved.general.mean ?? NaN, 10);
  });

  it('that takes away a whole competence lets the sitting come to its end on the others', async () => {
    const two = { competences: ['soin'], length: { min: 1, max: 6 } };
    const store = await newStore();
    const before = await sittingServices({ store });
    const sitting = await started(before, { path: 'libre' });
    const gone = sitting.current?.competence === 'reseau.proteger' ? 'soin.lire' : 'reseau.proteger';
    const kept = gone === 'soin.lire' ? ['soin.noter', 'reseau.proteger'] : ['soin'];
    const paths = ['positionnement', 'libre', 'entrainement', 'examen', 'soin'];
    const content = await smallContent({
      [fileOf(gone)]: undefined,
      ...Object.fromEntries(
        paths.map((id) => [`paths/${id}.yaml`, pathFile(id, { ...two, competences: kept })]),
      ),
    });
    const after = await sittingServices({ store, content });
    const done = await finished(after, sitting);
    expect(done.responses).toHaveLength(4);
    expect(done.responses.some(({ competence }) => competence === gone)).toBe(false);
    expect(done.outcome?.competences.find(({ id }) => id === gone)).toEqual({ id: gone, answers: 0 });
  });

  it('that leaves fewer items than the path asks ends the sitting when they are used up', async () => {
    const store = await newStore();
    const before = await sittingServices({ store });
    const sitting = await started(before, { path: 'libre' });
    const one = (competence: string) => itemFile(competence, 1);
    const content = await smallContent({
      ...Object.fromEntries(COMPETENCES.map((id) => [fileOf(id), one(id)])),
      ...Object.fromEntries(
        ['positionnement', 'libre', 'entrainement', 'examen', 'soin'].map((id) => [
          `paths/${id}.yaml`,
          pathFile(id, { length: { min: 1, max: 3 } }),
        ]),
      ),
    });
    const done = await finished(await sittingServices({ store, content }), sitting);
    expect(done.status).toBe('finished');
    expect(new Set(done.responses.map(({ item }) => item)).size).toBe(done.responses.length);
    expect(done.outcome?.stop).toMatch(/exhausted|length/);
  });

  it('that drops the path itself lets the sitting, and the cohort behind it, go on', async () => {
    const store = await newStore();
    const before = await sittingServices({ store });
    const sitting = await started(before, { path: 'libre' });
    const placement = (await before.placements.get(sitting.placementId))?.doc;
    const after = await sittingServices({
      store,
      content: await smallContent({ 'paths/libre.yaml': undefined }),
    });
    expect((await finished(after, sitting)).status).toBe('finished');
    const other = await started(after, { ...(placement === undefined ? {} : { placement }) });
    expect(other.prescription.settings.pathId).toBe('libre');
  });
});

it('keeps a revision once, however often and by however many it is served', async () => {
  const store = await newStore();
  const [one, other] = [await sittingServices({ store }), await sittingServices({ store })];
  const item = [...one.content.items.values()][0];
  if (item === undefined) throw new Error('no items');
  await Promise.all([one, one, other, other].map(({ revisions }) => revisions.archive(item)));
  await other.revisions.archive(item);
  const empty = await sittingServices({
    store,
    content: await smallContent({
      [fileOf(item.competence)]: itemFile(item.competence).replaceAll('Question', 'Autre'),
    }),
  });
  expect(await empty.revisions.find(item.revision)).toEqual(item);
});

it('fails for a revision that was never served, rather than showing another', async () => {
  const services = await sittingServices();
  await expect(services.revisions.find('soin-noter-01@000000000000')).rejects.toThrow('soin-noter-01');
});
