import { itemFile, smallContent } from '../support/content-folder.js';
import { shippedContent } from '../support/tool.js';
import { finished, sittingServices, SKIP, started } from './support.js';

const LONG = 'soin-noter-01';

/** The items that thirty sittings asked, where one has so many words more. */
async function askedWith(words: number): Promise<Set<string>> {
  const context = Array.from({ length: words }, () => 'mot').join(' ');
  const changed = itemFile('soin.noter', 6, { [LONG]: { context } });
  const services = await sittingServices({
    content: await smallContent({ 'items/soin.noter.yaml': changed }),
  });
  const asked = new Set<string>();
  for (let n = 0; n < 30; n += 1) {
    const { responses } = await finished(services, await started(services, { path: 'libre' }));
    for (const { item } of responses) asked.add(item);
  }
  return asked;
}

it('leaves a text out that would make a sitting too long to read', async () => {
  expect([...(await askedWith(20))]).toContain(LONG);
  expect([...(await askedWith(700))]).not.toContain(LONG);
});

it('says so of the questions that it chose instead', async () => {
  const changed = itemFile('soin.noter', 6, { [LONG]: { context: 'mot '.repeat(700).trim() } });
  const services = await sittingServices({
    content: await smallContent({ 'items/soin.noter.yaml': changed }),
  });
  const { responses } = await finished(services, await started(services, { path: 'libre' }));
  const noting = responses.filter(({ competence }) => competence === 'soin.noter');
  expect(noting.length).toBeGreaterThan(0);
  for (const { why } of noting) {
    expect(why?.excluded).toContainEqual({ rule: 'reading-load', items: 1 });
  }
});

it('asks many kinds of questions, and few of those that take long', async () => {
  const content = await shippedContent();
  const services = await sittingServices({ content });
  const asked: string[] = [];
  for (let n = 0; n < 4; n += 1) {
    const { responses } = await finished(
      services,
      await started(services, { path: 'positionnement' }),
      () => SKIP,
    );
    asked.push(...responses.map(({ item }) => content.items.get(item)?.type ?? 'unknown'));
  }
  const shareOf = (type: string) => asked.filter((one) => one === type).length / asked.length;
  expect(shareOf('simulation')).toBeGreaterThan(0);
  expect(shareOf('simulation')).toBeLessThan(0.2);
  expect(shareOf('single-choice')).toBeGreaterThan(0.02);
});
