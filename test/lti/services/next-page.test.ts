import fc from 'fast-check';
import { nextPage } from '../../../src/lti/services/next-page.js';

const LIST = 'https://lms.example/items?type_id=3';

/** A header's text as Node gives it: the bytes of UTF-8, each taken for a character. */
function header(text: string): string {
  return Buffer.from(text, 'utf8').toString('latin1');
}

function next(link: string | string[] | undefined): string | undefined {
  const headers = link === undefined ? {} : { link };
  return nextPage({ status: 200, headers, body: '' }, LIST);
}

const found: [string, string, string][] = [
  ['straight quotes', '<https://lms.example/items?page=2>; rel="next"', 'https://lms.example/items?page=2'],
  ['no quotes', '<https://lms.example/items?page=2>;rel=next', 'https://lms.example/items?page=2'],
  ['capitals', '<https://lms.example/items?page=2>; REL="Next"', 'https://lms.example/items?page=2'],
  [
    'Moodle’s curly quotes and escaped address',
    '<https://lms.example/items?type_id=3&amp;limit=1&amp;from=1>; rel=“next”',
    'https://lms.example/items?type_id=3&limit=1&from=1',
  ],
  ['a relative address', '</items?page=2>; rel="next"', 'https://lms.example/items?page=2'],
  [
    'no quotes and another link after it',
    '</items?page=2>; rel=next, </items>; rel=first',
    'https://lms.example/items?page=2',
  ],
  [
    'other links before it',
    '<https://lms.example/items?page=1>; rel="prev", <https://lms.example/items?page=3>; rel="next"',
    'https://lms.example/items?page=3',
  ],
  ['other parameters', '</items?page=2>; title="a page"; rel="next"', 'https://lms.example/items?page=2'],
];
it.each(found)('is found with %s', (_what, link, address) => {
  expect(next(header(link))).toBe(address);
});

it('is found among several headers', () => {
  expect(next(['</items?page=1>; rel="first"', '</items?page=2>; rel="next"'])).toBe(
    'https://lms.example/items?page=2',
  );
});

const absent: [string, string | undefined][] = [
  ['no header', undefined],
  ['an empty one', ''],
  ['other relations', '</items?page=1>; rel="prev", </items>; rel="differences"'],
  ['a relation that only begins so', '</items?page=1>; rel="nextish"'],
  ['an address that is none', '<http://>; rel="next"'],
  ['a page of another origin', '<https://elsewhere.example/items>; rel="next"'],
  ['a page without encryption', '<http://lms.example/items?page=2>; rel="next"'],
];
it.each(absent)('is absent with %s', (_what, link) => {
  expect(next(link)).toBeUndefined();
});

it('never leaves the list’s origin and never fails, whatever is sent', () => {
  fc.assert(
    fc.property(fc.string(), (text) => {
      for (const link of [text, `<${text}>; rel="next"`, `<https://${text}>; rel=next`]) {
        const address = next(link);
        if (address !== undefined) expect(new URL(address).origin).toBe('https://lms.example');
      }
    }),
  );
});
