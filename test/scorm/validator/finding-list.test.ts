import { findingList, shortened } from '../../../src/scorm/validator/finding-list.js';
import { error, warning, type Finding } from '../../../src/scorm/validator/report.js';

const many = (count: number, make: (file: string) => Finding) =>
  Array.from({ length: count }, (_, at) => make(`${at}.html`));
const missing = (file: string) => error('file-missing', { file }, 'It is not there.');
const outside = (file: string) => warning('file-missing', { file }, 'It is elsewhere.');

it('takes more findings at once than a call has room for, and lists the first thousand of a rule', () => {
  const list = findingList();
  list.add(many(300_000, missing));
  const listed = list.listed();
  expect(listed).toHaveLength(1_001);
  expect(listed.at(0)?.file).toBe('0.html');
  expect(listed.at(-1)).toEqual(
    error(
      'file-missing',
      { file: '' },
      'And 299000 more of file-missing, which are not listed. Mend the others first.',
    ),
  );
});

it('counts errors and warnings of a rule apart', () => {
  const list = findingList();
  list.add(many(1_000, missing));
  list.add(many(1_000, outside));
  expect(list.listed()).toHaveLength(2_000);
});

it('shortens a message in its middle: its end says what to do', () => {
  const message = shortened(`It is “${'x'.repeat(100_000)}”. Write a number.`);
  expect(message).toHaveLength(1_000);
  expect(message).toMatch(/^It is “x+…x+”\. Write a number\.$/);
});
