import { table } from '../../src/cli/table.js';

it('makes each column as wide as its widest cell, and leaves no spaces at the ends', () => {
  expect(
    table(
      ['A', 'Long heading', 'C'],
      [
        ['first', 'x', ''],
        ['b', 'y', 'z'],
      ],
    ),
  ).toBe('A      Long heading  C\nfirst  x\nb      y             z');
});
