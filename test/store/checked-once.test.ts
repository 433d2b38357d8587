import { z } from 'zod';
import { checkedOnce } from '../../src/store/checked-once.js';

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
