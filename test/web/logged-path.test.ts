import { loggedPath } from '../../src/web/logged-path.js';

const logged = (originalUrl: string) => loggedPath({ originalUrl });

it('leaves out the query and whose launch it is', () => {
  expect(logged('/l/AAAAAAAAAAAAAAAAAAAAAA/item?token=x')).toBe('/l/:id/item');
});

it('says two hundred characters of an address without end, no id among them', () => {
  const said = logged(`/${'é/'.repeat(90)}${'A'.repeat(15_000)}`);
  expect(said).toHaveLength(200);
  expect(said).not.toContain('A'.repeat(22));
});
