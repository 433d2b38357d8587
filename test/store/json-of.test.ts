import fc from 'fast-check';
import { deepFrozen, isDeepFrozen } from '../../src/store/deep-frozen.js';
import { jsonOf } from '../../src/store/json-of.js';

const anyDocument = fc.dictionary(fc.string(), fc.oneof(fc.jsonValue(), fc.array(fc.jsonValue())));

describe('a document as JSON text', () => {
  it('is read as what JSON.stringify makes of it, frozen entries or not, each time', () => {
    fc.assert(
      fc.property(anyDocument, fc.array(fc.jsonValue()), (document, answers) => {
        const whole = {
          ...document,
          prescription: deepFrozen({ settings: JSON.parse(JSON.stringify(answers)) as unknown }),
          answers: answers.map((answer, k) => (k % 2 ? deepFrozen(answer) : answer)),
        };
        const read = (text: string): unknown => JSON.parse(text);
        expect(read(jsonOf(whole))).toEqual(read(JSON.stringify(whole)));
        expect(read(jsonOf({ ...whole, more: 1 }))).toEqual(read(JSON.stringify({ ...whole, more: 1 })));
      }),
      { numRuns: 300 },
    );
  });

  it('is ASCII in all that is put into text once, whatever the characters, and read as they were', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'grapheme' }), (one, other) => {
        const text = jsonOf({ kept: deepFrozen({ [one]: other, list: [one] }) });
        expect(text).toMatch(/^[\x20-\x7f]*$/);
        expect(JSON.parse(text)).toEqual({ kept: { [one]: other, list: [one] } });
      }),
    );
    expect(jsonOf({ kept: deepFrozen({ title: 'l’été 😀' }) })).toBe(
      String.raw`{"kept":{"title":"l\u2019\u00e9t\u00e9 \ud83d\ude00"}}`,
    );
  });

  it('leaves out what JSON has no word for, as JSON.stringify does', () => {
    const document = { id: 'a', none: undefined, list: [undefined, 1, { none: undefined }], number: NaN };
    expect(jsonOf(document)).toBe(JSON.stringify(document));
  });

  it('is that of now, where an entry was frozen on its surface alone', () => {
    const entry = Object.freeze({ parts: ['x'] });
    const document = { id: 'a', list: [entry] };
    jsonOf(document);
    entry.parts.push('y');
    expect(jsonOf(document)).toBe('{"id":"a","list":[{"parts":["x","y"]}]}');
  });
});

describe('a value that is frozen', () => {
  it('is so all through, also where its surface was frozen before', () => {
    const inner = { parts: ['x'] };
    expect(isDeepFrozen(Object.freeze({ inner }))).toBe(false);
    deepFrozen(Object.freeze({ inner }));
    expect(() => inner.parts.push('y')).toThrow(TypeError);
  });

  it('is known by what was given to be frozen, not by each of its parts', () => {
    const outer = deepFrozen({ inner: { parts: ['x'] } });
    expect([outer, outer.inner].map((each) => isDeepFrozen(each))).toEqual([true, false]);
  });
});
