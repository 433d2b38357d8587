import { prepareBank } from '../../src/assessment/bank.js';
import { nextStep } from '../../src/assessment/next-step.js';
import { profileOf } from '../../src/assessment/profile.js';
import { evenItems, planOf } from '../assessment/support/builders.js';
import { describeInChromium, openBrowser } from '../support/chromium.js';
import { importing, openEnginePage } from '../support/engine-in-page.js';

const COMPETENCES = ['d.one', 'd.two', 'e.one'];
const ITEMS = evenItems(COMPETENCES, 40);
const PLAN = planOf(COMPETENCES, 20);

/** What a sitting asks whose every third answer is wrong, and what it ends with. */
function sitHere() {
  const bank = prepareBank(ITEMS);
  const responses: { item: string; credit: number }[] = [];
  for (;;) {
    const step = nextStep({ plan: PLAN, bank, responses, earlier: [], seed: 's', deviation: 0.5 });
    if (!('ask' in step)) break;
    responses.push({ item: step.ask, credit: responses.length % 3 === 2 ? 0 : 1 });
  }
  const { general, competences } = profileOf(bank, responses, COMPETENCES);
  return {
    asked: responses.map(({ item }) => item),
    abilities: [general, ...competences.map(({ posterior }) => posterior)].map((each) => each?.mean ?? NaN),
  };
}

describeInChromium('the engine in a browser', () => {
  it('asks the same questions as on the server, and comes to the same abilities', async () => {
    const page = await openBrowser();
    await openEnginePage(page);
    const there = await page.evaluate<ReturnType<typeof sitHere>>(`(async () => {
      const { prepareBank } = await ${importing('bank')};
      const { nextStep } = await ${importing('next-step')};
      const { profileOf } = await ${importing('profile')};
      const [ITEMS, PLAN, COMPETENCES] = ${JSON.stringify([ITEMS, PLAN, COMPETENCES])};
      return (${sitHere.toString()})();
    })()`);
    const here = sitHere();
    expect(there.asked).toEqual(here.asked);
    expect(here.asked).toHaveLength(20);
    for (const [k, ability] of here.abilities.entries()) expect(there.abilities[k]).toBeCloseTo(ability, 9);
  });
});
