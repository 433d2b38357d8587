import { inCircles } from '../../../src/scorm/validator/manifest/dependency-circles.js';
import { byIdentifier, type Resource } from '../../../src/scorm/validator/manifest/manifest.js';
import { parseXml } from '../../../src/scorm/validator/xml/parse-xml.js';

const { root } = parseXml('a.xml', new TextEncoder().encode('<a/>'));
if (root === undefined) throw new RangeError('no element');
const element = root;

const resource = (identifier: string, needs: readonly string[]): Resource => ({
  element,
  identifier,
  href: undefined,
  scormType: 'asset',
  base: '',
  files: [],
  dependencies: needs.map((identifierref) => ({ element, identifierref })),
});

/** Which of these depend on themselves: each by its name, and what it needs. */
function circular(needs: Readonly<Record<string, readonly string[]>>): (string | undefined)[] {
  const resources = Object.entries(needs).map(([name, others]) => resource(name, others));
  return [...inCircles(resources, byIdentifier(resources))].map(({ identifier }) => identifier).toSorted();
}

it.each<[string, Record<string, string[]>, string[]]>([
  ['none in a chain', { a: ['b'], b: ['c'], c: [] }, []],
  ['none where two ways lead to one', { a: ['b', 'c'], b: ['d'], c: ['d'], d: [] }, []],
  ['one that names itself', { a: ['a'], b: ['a'] }, ['a']],
  [
    'those of a circle, not what leads to it or from it',
    { a: ['b'], b: ['c'], c: ['b', 'd'], d: [] },
    ['b', 'c'],
  ],
  ['those of two circles that share one', { a: ['b'], b: ['a', 'c'], c: ['b'] }, ['a', 'b', 'c']],
  ['two circles apart', { a: ['b'], b: ['a', 'c'], c: ['d'], d: ['c'] }, ['a', 'b', 'c', 'd']],
  ['nothing for a stranger', { a: ['nobody'] }, []],
])('finds %s', (_what, needs, found) => {
  expect(circular(needs)).toEqual(found);
});

it('follows each dependency once, however long the chain', () => {
  const length = 100_000;
  const chain = Array.from({ length }, (_, at) => resource(`r${at}`, [`r${at + 1}`]));
  expect(inCircles(chain, byIdentifier(chain)).size).toBe(0);
  const closed = [...chain, resource(`r${length}`, ['r0'])];
  expect(inCircles(closed, byIdentifier(closed)).size).toBe(length + 1);
});
