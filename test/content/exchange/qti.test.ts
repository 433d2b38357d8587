import fc from 'fast-check';
import { mark } from '../../../src/assessment/marking/mark.js';
import { readConfig } from '../../../src/config.js';
import { exportPackage } from '../../../src/content/exchange/exchange.js';
import { itemSchema, ITEM_TYPES, type Item } from '../../../src/content/items.js';
import { markableOf } from '../../../src/content/markable.js';
import { contentOf } from '../../../src/services.js';
import { markdown } from '../../../src/web/presenters/markdown.js';
import { anAnswer, givenByWords, said } from './qti-answers.js';
import { process } from './qti-engine.js';
import { allOf, elementsIn, parsed, readXml, theOne, unpacked, wordsOf, type Read } from './qti-reader.js';

const VERSIONS = ['qti-2.1', 'qti-3.0'] as const;

let items: readonly Item[];
beforeAll(async () => {
  const { items: all } = await contentOf(readConfig({}));
  items = [...all.values()];
});

/** Some of every type. */
const some = (): Item[] =>
  ITEM_TYPES.flatMap((type) => items.filter((item) => item.type === type).slice(0, 4));

const exports = new Map<string, Read>();

/** An item as it is exported; once for all tests. */
function exportOf(item: Item, version: (typeof VERSIONS)[number]): Read {
  const key = `${version} ${item.id} ${JSON.stringify(item)}`;
  const read =
    exports.get(key) ??
    readXml(unpacked(exportPackage([item], version).bytes).get(`items/${item.id}.xml`) ?? '');
  exports.set(key, read);
  return read;
}

const NAMESPACES = {
  'qti-2.1': ['http://www.imsglobal.org/xsd/imscp_v1p1', 'http://www.imsglobal.org/xsd/imsqti_v2p1'],
  'qti-3.0': [
    'http://www.imsglobal.org/xsd/qti/qtiv3p0/imscp_v1p1',
    'http://www.imsglobal.org/xsd/imsqtiasi_v3p0',
  ],
} as const;

const named = (list: string): ReadonlySet<string> => new Set(list.split(' '));
const INLINE = 'em strong code a br feedbackInline';
const BLOCKS = 'p div h1 h2 h3 h4 h5 h6 ul ol pre blockquote hr table';
const EXPRESSIONS = 'variable baseValue mapResponse isNull not match index multiple sum divide lt';

/** What may stand in an element, of what we write (the schemas of both versions). Where no words may, a `-` leads. */
const MAY_HOLD: Readonly<Record<string, ReadonlySet<string>>> = {
  assessmentItem: named('- responseDeclaration outcomeDeclaration itemBody responseProcessing modalFeedback'),
  itemBody: named(`- ${BLOCKS} choiceInteraction orderInteraction matchInteraction hottextInteraction`),
  div: named(`${BLOCKS} ${INLINE} choiceInteraction`),
  p: named(`${INLINE} hottext textEntryInteraction inlineChoiceInteraction`),
  choiceInteraction: named('- prompt simpleChoice'),
  orderInteraction: named('- prompt simpleChoice'),
  matchInteraction: named('- prompt simpleMatchSet'),
  hottextInteraction: named(`- prompt ${BLOCKS}`),
  inlineChoiceInteraction: named('- inlineChoice'),
  simpleMatchSet: named('- simpleAssociableChoice'),
  prompt: named('em strong code a br'),
  hottext: named('em strong code a br'),
  inlineChoice: named(''),
  simpleChoice: named(INLINE),
  simpleAssociableChoice: named(INLINE),
  feedbackInline: named('em strong code a br'),
  modalFeedback: named(`${BLOCKS} contentBody`),
  contentBody: named(`- ${BLOCKS}`),
  responseProcessing: named('- responseCondition setOutcomeValue'),
  responseCondition: named('- responseIf responseElseIf responseElse'),
  responseIf: named(`- ${EXPRESSIONS} setOutcomeValue responseCondition`),
  responseElseIf: named(`- ${EXPRESSIONS} setOutcomeValue`),
  responseElse: named('- setOutcomeValue responseCondition'),
  setOutcomeValue: named(`- ${EXPRESSIONS}`),
};

function misplaced(tree: Read): string[] {
  const allowed = MAY_HOLD[tree.name];
  const here = tree.children.filter((child) => {
    if (allowed === undefined) return false;
    return typeof child === 'string' ? allowed.has('-') && child.trim() !== '' : !allowed.has(child.name);
  });
  return [
    ...here.map((child) => `${typeof child === 'string' ? child : child.name} in ${tree.name}`),
    ...elementsIn(tree).flatMap(misplaced),
  ];
}

describe.each(VERSIONS)('%s', (version) => {
  it('writes every item that may leave, and a manifest that lists each, once', () => {
    const { bytes, items: count, leftOut } = exportPackage(items, version);
    const files = unpacked(bytes);
    const manifest = readXml(files.get('imsmanifest.xml') ?? '');
    const listed = allOf(manifest, 'resource').map(({ attributes }) => attributes['href'] ?? '');
    expect(leftOut).toEqual([]);
    expect(listed).toHaveLength(count);
    expect(['imsmanifest.xml', ...listed].toSorted()).toEqual([...files.keys()].toSorted());
    expect(manifest.attributes['xmlns']).toBe(NAMESPACES[version][0]);
    for (const href of listed) {
      const item = readXml(files.get(href) ?? '');
      expect(item.attributes['xmlns']).toBe(NAMESPACES[version][1]);
      expect(`items/${item.attributes['identifier'] ?? ''}.xml`).toBe(href);
      expect(misplaced(item)).toEqual([]);
    }
  });

  it('marks answers as we do, given by the words of what is picked', () => {
    for (const item of some()) {
      const read = exportOf(item, version);
      fc.assert(
        fc.property(anAnswer(item), (answer) => {
          const { score, explained } = process(read, givenByWords(item, answer, read));
          expect(score).toBeCloseTo(mark(markableOf(item), answer).credit, 9);
          expect(explained).toBe(true);
        }),
        { numRuns: 25 },
      );
    }
  });

  it('gives the whole score for the key that it names, and none where nothing is answered', () => {
    for (const item of some()) {
      const read = exportOf(item, version);
      const key = allOf(read, 'responseDeclaration').map((declaration): [string, string[]] => [
        declaration.attributes['identifier'] ?? '',
        allOf(theOne(declaration, 'correctResponse'), 'value').map(wordsOf),
      ]);
      expect([item.id, process(read, Object.fromEntries(key)).score]).toEqual([item.id, 1]);
      expect(process(read, {}).score).toBe(0);
    }
  });

  it('says all that the item says: the situation, the question, each feedback, the explanation, the source', () => {
    const told = ({ explanation, context = '', source }: Item) =>
      [explanation, context].map((text) => plain(markdown(text))).concat(source.title.replace(/\s+/g, ' '));
    for (const item of some()) {
      const read = exportOf(item, version);
      const words = spelled(read);
      for (const text of [said(item.question), ...told(item), ...feedbackIn(item).map(said)]) {
        expect(words).toContain(text);
      }
      expect(allOf(read, 'feedbackInline')).toHaveLength(feedbackIn(item).length);
    }
  });

  it('shows the feedback of what was picked and of what is right, as our pages do', () => {
    const item = items.find(({ type }) => type === 'single-choice');
    if (item?.type !== 'single-choice') throw new Error('no single choice');
    const read = exportOf(item, version);
    const right = item.options.find(({ correct }) => correct)?.id ?? '';
    const wrong = item.options.find(({ correct }) => !correct)?.id ?? '';
    expect(process(read, { RESPONSE: [wrong] }).feedback.toSorted()).toEqual([right, wrong].toSorted());
  });

  it('keeps the level, the time, the tags and the source in the metadata', () => {
    const item = items.find(
      ({ tags, source }) => tags?.professions !== undefined && source.url !== undefined,
    );
    if (item === undefined) throw new Error('no item with tags');
    const files = unpacked(exportPackage([item], version).bytes);
    const lom = theOne(readXml(files.get('imsmanifest.xml') ?? ''), 'lom:lom');
    expect(wordsOf(theOne(theOne(lom, 'lom:difficulty'), 'lom:value'))).toBe(String(item.level));
    expect(wordsOf(theOne(lom, 'lom:typicalLearningTime'))).toBe(`PT${item.seconds}S`);
    expect(wordsOf(theOne(lom, 'lom:relation'))).toContain(item.source.url);
    expect(allOf(lom, 'lom:keyword').map(wordsOf)).toContain(
      `profession:${item.tags?.professions?.[0] ?? ''}`,
    );
    expect(allOf(lom, 'lom:taxon').map(wordsOf)).toEqual([item.domain, item.competence]);
  });

  it('lets no reserved item leave, and says what is lost', () => {
    const [item] = items.filter(({ type }) => type === 'short-text');
    if (item?.type !== 'short-text') throw new Error('no short text');
    const reserved = exportPackage([{ ...item, access: 'reserved' }], version);
    expect(reserved.leftOut).toEqual([{ id: item.id, why: 'reserved' }]);
    expect([...unpacked(reserved.bytes).values()].join()).not.toContain(item.id);
    const told = { ...item, tolerance: ['case' as const, 'spelling' as const], translations: { en: item } };
    const { losses } = exportPackage([told], version);
    expect(Object.fromEntries(losses)).toMatchObject({
      'tolerance: accents and spaces': 1,
      'tolerance: spelling': 1,
      translations: 1,
    });
  });

  it('stays well-formed, and gives words back, whatever they hold', () => {
    const odd = fc
      .array(fc.constantFrom('un', '<b>', '&amp;', ']]>', '"', '--', '`c`', '**g**', 'é'), {
        minLength: 1,
      })
      .map((all) => `m ${all.join(' ')} m`);
    fc.assert(
      fc.property(
        odd,
        odd,
        fc.uniqueArray(odd, { minLength: 3, maxLength: 4, selector: said }),
        (a, b, texts) => {
          const options = texts.map((text, index) => ({
            id: 'abcd'[index],
            text,
            feedback: b,
            correct: index === 1,
          }));
          const content = itemSchema.parse({
            ...{ id: 'soin-noter-07', type: 'single-choice', level: 1, seconds: 30, context: a, question: b },
            ...{ options, explanation: a, source: { title: a } },
          });
          const item = { ...content, competence: 'soin.noter', domain: 'soin', revision: 'soin-noter-07@0' };
          const read = exportOf(item, version);
          expect(allOf(read, 'simpleChoice').map(wordsOf)).toEqual(texts.map((text) => said(text)));
          expect(wordsOf(theOne(read, 'prompt'))).toBe(said(b));
        },
      ),
    );
  });
});

it('writes the same bytes each time', () => {
  const [first, second] = [0, 1].map(() => exportPackage(some(), 'qti-3.0').bytes);
  expect(first).toEqual(second);
});

it('has the same content in both versions', () => {
  for (const item of some()) {
    const [old, recent] = VERSIONS.map((version) => elementsIn(exportOf(item, version)));
    const unwrapped = recent?.map((child) =>
      child.name === 'modalFeedback'
        ? { ...child, children: elementsIn(theOne(child, 'contentBody')) }
        : child,
    );
    expect(unwrapped).toEqual(old);
  }
});

function plain(html: string): string {
  const text = parsed(`<x>${html.replaceAll('<br>', '<br/>').replaceAll('<hr>', '<hr/>')}</x>`);
  return (text.documentElement?.textContent ?? '').replace(/\s+/g, '').trim();
}

/** All the words of an item, the hidden ones too, with and without their spaces. */
function spelled(tree: Read): string {
  const all = (read: Read): string =>
    read.children.map((child) => (typeof child === 'string' ? child : all(child))).join('');
  const words = all(tree);
  return `${words.replace(/\s+/g, ' ')}\n${words.replace(/\s+/g, '')}`;
}

/** Every feedback in an item, wherever it stands. */
function feedbackIn(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(feedbackIn);
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, inside]) => {
    if (name === 'translations' || name === 'written') return [];
    return name === 'feedback' && typeof inside === 'string' ? [inside] : feedbackIn(inside);
  });
}
