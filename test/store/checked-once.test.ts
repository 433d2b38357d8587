import { z } from 'zod';
import { checkedOnce, listCheckedOnce } from '../../src/store/checked-once.js';

const looked: string[] = [];
const schema = checkedOnce(
  z.object({ id: z.string().refine((id) => looked.push(id) > 0), parts: z.array(z.string()) }),
);

describe('a part that is checked once', () => {
  beforeEach(() => looked.splice(0));

  it('is let through again as the same object, unlooked at', () => {
    const first = schema.parse({ id: 'a', parts: ['x'] });
    expect(schema.parse(first)).toBe(first);
    expect(looked).toEqual(['a']);
  });

  it('cannot have changed in between', () => {
    const first = schema.parse({ id: 'a', parts: ['x'] });
    expect(() => first.parts.push('y')).toThrow(TypeError);
    expect(() => Object.assign(first, { id: 1 })).toThrow(TypeError);
  });

  it('is looked at where it only looks the same', () => {
    const first = schema.parse({ id: 'a', parts: ['x'] });
    expect(schema.safeParse({ ...first, parts: [1] }).success).toBe(false);
  });

  it('is refused with the place and the reason, within a document too', () => {
    const { error } = z.object({ all: z.array(schema) }).safeParse({ all: [{ id: 'a', parts: [1] }] });
    expect(error?.issues).toMatchObject([{ code: 'invalid_type', path: ['all', 0, 'parts', 0] }]);
  });

  it.each([null, 'text', 1, undefined])('is refused where it is %s', (value) => {
    expect(schema.safeParse(value).success).toBe(false);
  });
});

describe('a list of parts that are checked once', () => {
  const list = listCheckedOnce(
    z.object({ id: z.string().refine((id) => looked.push(id) > 0), parts: z.array(z.string()) }),
  );
  beforeEach(() => looked.splice(0));

  it('looks at what was added alone, and gives the others as the same objects', () => {
    const first = list.parse([{ id: 'a', parts: [] }]);
    const second = list.parse([...first, { id: 'b', parts: ['x'] }]);
    expect(second).toEqual([
      { id: 'a', parts: [] },
      { id: 'b', parts: ['x'] },
    ]);
    expect(second[0]).toBe(first[0]);
    expect(looked).toEqual(['a', 'b']);
    expect(() => second[1]?.parts.push('y')).toThrow(TypeError);
  });

  it('is refused with the place and the reason of each part that does not fit', () => {
    const all = [{ id: 'a', parts: [] }, { id: 'b', parts: [1] }, 'text'];
    const { error } = z.object({ all: list }).safeParse({ all });
    expect(error?.issues).toMatchObject([
      { code: 'invalid_type', path: ['all', 1, 'parts', 0] },
      { code: 'invalid_type', path: ['all', 2] },
    ]);
  });

  it.each([null, 'text', 1, {}, undefined])('is refused where it is %j', (value) => {
    expect(list.safeParse(value).error?.issues).toMatchObject([{ code: 'invalid_type', path: [] }]);
  });

  it('may be absent where the document says so', () => {
    expect(z.object({ all: list.optional() }).parse({})).toEqual({});
  });
});
