import { explain } from '../../src/cli/explain.js';
import { CommandFailure } from '../../src/cli/failures.js';
import { ConflictError, StoreError } from '../../src/store/errors.js';

it('says what the user can mend in plain words, with its cause', () => {
  const error = new StoreError('cannot use the file', { cause: new Error('it is locked') });
  expect(explain(error)).toBe('cannot use the file: it is locked');
  expect(explain(new CommandFailure('no such platform'))).toBe('no such platform');
});

it('says of a change made at the same moment that the command may be run again', () => {
  expect(explain(new ConflictError('registrations', 'x'))).toContain('run the command again');
});

it('shows only the message of an error of the system or of a driver', () => {
  expect(explain(Object.assign(new Error('no space left on the disk'), { code: 'ENOSPC' }))).toBe(
    'no space left on the disk',
  );
});

it('shows where the program failed when it is a fault of its own', () => {
  expect(explain(new TypeError('not a function'))).toContain('explain.test.ts');
  expect(explain('thrown as text')).toBe('thrown as text');
});
