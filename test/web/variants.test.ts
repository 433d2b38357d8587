import { COMPETENCES, itemFile, ITEMS_EACH, smallContent } from '../support/content-folder.js';
import type { RunningTool } from '../support/tool.js';
import { begin, finish, newLink, sittingOf, startSmallTool, textOf, visit } from './support/small-tool.js';

const fields = {
  context: 'CAS {{cas}}.',
  variants: ['a', 'b', 'c'].map((id) => ({ id, values: { cas: `numéro ${id}` } })),
};

const files = COMPETENCES.map((competence) => {
  const ids = Array.from({ length: ITEMS_EACH }, (_, rank) => `${competence.replace('.', '-')}-0${rank + 1}`);
  return [
    `items/${competence}.yaml`,
    itemFile(competence, ITEMS_EACH, Object.fromEntries(ids.map((id) => [id, fields]))),
  ] as const;
});

let tool: RunningTool;
beforeAll(async () => {
  tool = await startSmallTool({ content: await smallContent(Object.fromEntries(files)) });
});
afterAll(() => tool.stop());

it('shows one variant of each item, and the same again on resuming and in the review', async () => {
  const visitor = await visit(tool, { link: await newLink(tool, { path: 'entrainement' }) });
  const first = textOf(await begin(visitor));
  const { current } = await sittingOf(tool, visitor);
  expect(first).toContain(`CAS numéro ${current?.variant ?? ''}.`);
  expect(textOf(await begin(visitor))).toContain(`CAS numéro ${current?.variant ?? ''}.`);
  const results = textOf(await finish(visitor));
  const { responses } = await sittingOf(tool, visitor);
  expect([...results.matchAll(/CAS numéro ([a-c])/g)].map(([, id]) => id)).toEqual(
    responses.map(({ variant }) => variant),
  );
  expect(results).not.toContain('{{');
});
