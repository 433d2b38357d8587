import { findingsOf, type Finding } from '../../src/content/item-findings.js';
import { itemSchema, type Item } from '../../src/content/items.js';

const GOOD = {
  id: 'soin-noter-01',
  type: 'single-choice',
  level: 3,
  levelReason: 'Un geste courant.',
  barriers: [],
  seconds: 45,
  question: 'Que faire ?',
  options: [
    { id: 'a', text: 'Noter plus tard', feedback: 'On oublie.', misconception: 'La mémoire suffit.' },
    { id: 'b', text: 'Noter ici', feedback: 'Oui.', correct: true },
    { id: 'c', text: 'Ne rien noter', feedback: 'Non.' },
  ],
  explanation: 'On note aussitôt.',
  source: { title: 'Un guide', url: 'https://guide.example/' },
};

const found = (changes: object): Finding[] => {
  const content = itemSchema.parse({ ...GOOD, ...changes });
  return findingsOf({ ...content, competence: 'soin.noter', domain: 'soin', revision: 'x@0' } satisfies Item);
};
const option = (at: number, changes: object) =>
  GOOD.options.map((one, index) => (index === at ? { ...one, ...changes } : one));

it('finds nothing in an item that is whole', () => {
  expect(found({})).toEqual([]);
});

it.each<[Finding, object]>([
  ['key-longest', { options: option(1, { text: 'Noter ici et tout de suite' }) }],
  ['catch-all', { options: option(2, { text: 'Toutes les réponses' }) }],
  ['too-little-time', { seconds: 10, context: 'mot '.repeat(60) }],
  ['no-level-reason', { levelReason: undefined }],
  ['no-barriers', { barriers: undefined }],
  ['no-misconception', { options: option(0, { misconception: undefined }) }],
  ['no-source-address', { source: { title: 'Un guide' } }],
])('finds %s, and only that', (finding, changes) => {
  expect(found(changes)).toEqual([finding]);
});
