import fc from 'fast-check';
import { opaqueId } from '../../src/security/opaque-id.js';
import {
  participations,
  type ParticipationOrder,
  type ParticipationQuery,
} from '../../src/sittings/participations.js';
import type { Sitting } from '../../src/sittings/sitting.js';
import { finished, sittingServices, started, stored, type SittingServices } from './support.js';

let services: SittingServices;
let template: Sitting;
beforeAll(async () => {
  services = await sittingServices();
  template = (await stored(services, await finished(services, await started(services)))).doc;
});

interface Row {
  readonly name?: string;
  readonly sittings?: readonly Partial<Sitting>[];
}

const OPEN: Partial<Sitting> = {
  status: 'open',
  finishedAt: undefined,
  outcome: undefined,
  ability: undefined,
  gradeShare: undefined,
};

/** A placement with these people, each with a finished sitting unless told. */
async function cohort(rows: readonly Row[]): Promise<string> {
  const placementId = opaqueId();
  for (const [rank, { name, sittings = [{}] }] of rows.entries()) {
    const { learnerId } = await services.learners.recognise({
      origin: 'registration',
      subject: opaqueId(),
      institutionId: 'institution',
      name,
      email: undefined,
    });
    for (const [attempt, details] of sittings.entries()) {
      await services.sittings.insert({
        ...template,
        id: opaqueId(),
        placementId,
        learnerId,
        attempt: attempt + 1,
        startedAt: 1_000 + rank,
        ...details,
      });
    }
  }
  return placementId;
}

const ALL: ParticipationQuery = { status: undefined, name: '', sort: 'name', descending: false, page: 1 };
const list = (placementId: string, query: Partial<ParticipationQuery> = {}) =>
  participations(placementId, { ...ALL, ...query }, services);
const namesOf = ({ rows }: { rows: readonly { name: string | undefined }[] }) => rows.map(({ name }) => name);

it('is empty where nobody has started', async () => {
  expect(await list(opaqueId())).toMatchObject({
    rows: [],
    page: 1,
    pages: 1,
    counts: { total: 0, finished: 0 },
  });
});

it('tells of each learner how far they are, their level and their grade', async () => {
  const placementId = await cohort([
    { name: 'Anne', sittings: [{ ability: 0.7, gradeShare: 0.5, finishedAt: 5_000 }] },
    { name: 'Bao', sittings: [{ ...OPEN, responses: template.responses.slice(0, 2) }] },
  ]);
  const { rows, counts } = await list(placementId);
  expect(counts).toEqual({ total: 2, finished: 1, open: 1, notBegun: 0, left: 0 });
  expect(rows).toMatchObject([
    { name: 'Anne', status: 'finished', answered: 4, ability: 0.7, gradeShare: 0.5, finishedAt: 5_000 },
    { name: 'Bao', status: 'open', answered: 2, max: 4, gradeShare: undefined, finishedAt: undefined },
  ]);
});

describe('of somebody with several attempts', () => {
  const attempt = (ability: number, more: Partial<Sitting> = {}) => ({
    ability,
    gradeShare: 1,
    finishedAt: 2,
    ...more,
  });

  it('shows the newest one', async () => {
    const placementId = await cohort([{ name: 'Anne', sittings: [attempt(-1), attempt(0), attempt(1)] }]);
    expect(await list(placementId)).toMatchObject({
      counts: { total: 1 },
      rows: [{ attempt: 3, ability: 1 }],
    });
  });

  it('keeps the result of the newest finished one while another is under way', async () => {
    for (let round = 0; round < 5; round += 1) {
      const placementId = await cohort([
        {
          name: 'Anne',
          sittings: [attempt(-1), attempt(0.5, { gradeShare: 0.8 }), { ...OPEN, responses: [] }],
        },
      ]);
      expect(await list(placementId)).toMatchObject({
        counts: { finished: 1 },
        rows: [{ attempt: 3, status: 'open', answered: 0, ability: 0.5, gradeShare: 0.8, finishedAt: 2 }],
      });
    }
  });

  it('finds them both among those under way and among those who finished', async () => {
    const placementId = await cohort([{ name: 'Anne', sittings: [attempt(1), OPEN] }]);
    expect(namesOf(await list(placementId, { status: 'open' }))).toEqual(['Anne']);
    expect(namesOf(await list(placementId, { status: 'finished' }))).toEqual(['Anne']);
  });
});

describe('sorts by', () => {
  let placementId: string;
  beforeAll(async () => {
    placementId = await cohort([
      { name: 'Élodie', sittings: [{ startedAt: 30, finishedAt: 90, ability: 0.5, gradeShare: 0.2 }] },
      { name: 'alban', sittings: [{ startedAt: 10, finishedAt: 95, ability: -1, gradeShare: 0.9 }] },
      { name: 'Zoé', sittings: [{ ...OPEN, startedAt: 20, responses: template.responses.slice(0, 1) }] },
      { name: 'Fatou', sittings: [{ ...OPEN, startedAt: 40, responses: template.responses.slice(0, 3) }] },
      { sittings: [{ startedAt: 50, finishedAt: 80, ability: 2, gradeShare: 0.5 }] },
    ]);
  });

  it.each<[ParticipationOrder, (string | undefined)[], (string | undefined)[]]>([
    ['name', ['alban', 'Élodie', 'Fatou', 'Zoé', undefined], ['Zoé', 'Fatou', 'Élodie', 'alban', undefined]],
    [
      'started',
      ['alban', 'Zoé', 'Élodie', 'Fatou', undefined],
      [undefined, 'Fatou', 'Élodie', 'Zoé', 'alban'],
    ],
  ])('%s, both ways', async (sort, ascending, descending) => {
    expect(namesOf(await list(placementId, { sort }))).toEqual(ascending);
    expect(namesOf(await list(placementId, { sort, descending: true }))).toEqual(descending);
  });

  it.each<[ParticipationOrder, (string | undefined)[], (string | undefined)[]]>([
    ['finished', [undefined, 'Élodie', 'alban'], ['alban', 'Élodie', undefined]],
    ['level', ['alban', 'Élodie', undefined], [undefined, 'Élodie', 'alban']],
    ['grade', ['Élodie', undefined, 'alban'], ['alban', undefined, 'Élodie']],
  ])('%s, both ways, who has none last', async (sort, ascending, descending) => {
    for (const [direction, expected] of [
      [false, ascending],
      [true, descending],
    ] as const) {
      const names = namesOf(await list(placementId, { sort, descending: direction }));
      expect(names.slice(0, 3)).toEqual(expected);
      expect(names.slice(3).sort()).toEqual(['Fatou', 'Zoé']);
    }
  });

  it('status: how far they are, the finished beyond all others', async () => {
    const ascending = namesOf(await list(placementId, { sort: 'status' }));
    expect(ascending.slice(0, 2)).toEqual(['Zoé', 'Fatou']);
    const descending = namesOf(await list(placementId, { sort: 'status', descending: true }));
    expect(descending.slice(3)).toEqual(['Fatou', 'Zoé']);
  });
});

describe('filters', () => {
  let placementId: string;
  beforeAll(async () => {
    placementId = await cohort([
      { name: 'Inès Delahaye' },
      { name: 'INES LÆTITIA CŒUR', sittings: [OPEN] },
      { name: 'Noé Lanvaux-d’Arc' },
      {},
    ]);
  });

  it.each([
    ['ines', ['INES LÆTITIA CŒUR', 'Inès Delahaye']],
    ['INÈS', ['INES LÆTITIA CŒUR', 'Inès Delahaye']],
    ['ine\u0300s', ['INES LÆTITIA CŒUR', 'Inès Delahaye']],
    ['laetitia', ['INES LÆTITIA CŒUR']],
    ['lætitia', ['INES LÆTITIA CŒUR']],
    ['coeur', ['INES LÆTITIA CŒUR']],
    ["d'arc", ['Noé Lanvaux-d’Arc']],
    [' noe  lan ', ['Noé Lanvaux-d’Arc']],
    ['%', []],
    ['.*', []],
    ['_', []],
  ])('by the name %p', async (name, expected) => {
    expect(namesOf(await list(placementId, { name })).sort()).toEqual(expected);
  });

  it('by status', async () => {
    expect(namesOf(await list(placementId, { status: 'open' }))).toEqual(['INES LÆTITIA CŒUR']);
    expect(namesOf(await list(placementId, { status: 'finished' }))).toHaveLength(3);
  });

  it('by both, and counts the whole placement all the same', async () => {
    const found = await list(placementId, { status: 'finished', name: 'ines' });
    expect(namesOf(found)).toEqual(['Inès Delahaye']);
    expect(found).toMatchObject({ counts: { total: 4, finished: 3 } });
  });
});

describe('in pages of fifty', () => {
  let placementId: string;
  const NAMES = Array.from({ length: 101 }, (_, n) => `Personne ${String(n).padStart(3, '0')}`);
  beforeAll(async () => {
    placementId = await cohort(NAMES.map((name) => ({ name })));
  });

  it('shows everybody once, in order', async () => {
    const pages = [1, 2, 3].map((page) => list(placementId, { page }));
    const shown = (await Promise.all(pages)).map(namesOf);
    expect(shown.map((names) => names.length)).toEqual([50, 50, 1]);
    expect(shown.flat()).toEqual(NAMES);
  });

  it('shows everybody once also where all are equal', async () => {
    for (const descending of [false, true]) {
      const pages = [1, 2, 3].map((page) => list(placementId, { page, sort: 'level', descending }));
      const shown = (await Promise.all(pages)).flatMap(namesOf);
      expect([...shown].sort()).toEqual(NAMES);
    }
  });

  it('keeps a page the same when it is asked for again', async () => {
    const ask = () => list(placementId, { page: 2, sort: 'grade' });
    expect(await ask()).toEqual(await ask());
  });

  it.each([
    [4, 3],
    [9_999, 3],
    [0, 1],
    [-3, 1],
  ])('takes page %d for page %d', async (asked, shown) => {
    expect(await list(placementId, { page: asked })).toMatchObject({ page: shown, pages: 3 });
  });

  it('counts the pages of what the filter leaves', async () => {
    expect(await list(placementId, { name: 'personne 00', page: 3 })).toMatchObject({ page: 1, pages: 1 });
  });
});

it('leaves out what belongs to another placement', async () => {
  const [one] = [await cohort([{ name: 'Anne' }]), await cohort([{ name: 'Bao' }])];
  expect(namesOf(await list(one))).toEqual(['Anne']);
});

it('never fails on a name, whatever is asked for', async () => {
  const placementId = await cohort([{ name: 'Anne' }]);
  await fc.assert(
    fc.asyncProperty(fc.string({ unit: 'binary', maxLength: 200 }), async (name) => {
      expect((await list(placementId, { name })).counts.total).toBe(1);
    }),
    { numRuns: 50 },
  );
});
