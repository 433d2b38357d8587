/** How long the next item takes in a bank of 1,000: in Node, and in a browser slowed six times. */
import { performance } from 'node:perf_hooks';
import { chromium } from 'playwright-core';
import { prepareBank, type BankItem } from '../src/assessment/bank.js';
import { nextStep } from '../src/assessment/next-step.js';
import { seededRandom } from '../src/assessment/random.js';
import { importing, openEnginePage } from '../test/support/engine-in-page.js';

const ROUNDS = 500;
const ANSWERED = 30;
const SLOWED = 6;

const random = seededRandom('next-item');
const ITEMS: BankItem[] = Array.from({ length: 1_000 }, (_, n) => ({
  id: `i${n}`,
  domain: `d${n % 5}`,
  competence: `d${n % 5}.c${n % 20}`,
  parameters: { a: 0.8 + 0.8 * random(), b: -2.5 + 5 * random(), c: n % 2 === 0 ? 0.25 : 0, d: 1, bSd: 0.5 },
  type: n % 2 === 0 ? 'single-choice' : 'short-text',
  words: 40 + Math.floor(100 * random()),
}));
const COMPETENCES = [...new Set(ITEMS.map(({ competence }) => competence))];
const CONTENT = { typeShares: { 'single-choice': 0.6 }, words: 130 };
const RULES = {
  'as sittings do: a share for each competence': undefined,
  'the whole bank, by expected variance': {
    balance: 'none',
    criterion: 'variance-reduction',
    draw: { kind: 'best' },
  },
} as const;

/** Milliseconds of each of the rounds after as many to warm up; run here and, as text, in the page. */
function timesOf(
  rules: object | undefined,
  { items, competences, content }: { items: BankItem[]; competences: string[]; content: object },
  [rounds, answered]: readonly [number, number],
  engine: { prepareBank: typeof prepareBank; nextStep: typeof nextStep },
  clock: { now(): number },
): number[] {
  const bank = engine.prepareBank(items);
  const plan = { competences, min: 1, max: 60, mode: 'exam' as const, content, ...(rules && { rules }) };
  const sitting = { plan, bank, earlier: [] as string[], seed: 's', deviation: 0.5 };
  const responses: { item: string; credit: number }[] = [];
  while (responses.length < answered) {
    const step = engine.nextStep({ ...sitting, responses } as Parameters<typeof nextStep>[0]);
    if (!('ask' in step)) break;
    responses.push({ item: step.ask, credit: responses.length % 2 });
  }
  const times: number[] = [];
  for (let round = 0; round < 2 * rounds; round += 1) {
    const started = clock.now();
    engine.nextStep({ ...sitting, responses, seed: `s${round}` } as Parameters<typeof nextStep>[0]);
    if (round >= rounds) times.push(clock.now() - started);
  }
  return times;
}

function told(times: readonly number[]): string {
  const sorted = times.toSorted((one, other) => one - other);
  const at = (share: number): string => (sorted[Math.floor(share * (sorted.length - 1))] ?? NaN).toFixed(2);
  return `${at(0.5)} ms (95 %: ${at(0.95)} ms)`;
}

const GIVEN = { items: ITEMS, competences: COMPETENCES, content: CONTENT };
const COUNTS = [ROUNDS, ANSWERED] as const;
const browser = await chromium.launch({
  executablePath: process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE *.localhost'],
});
const page = await browser.newPage();
await openEnginePage(page);
const cdp = await page.context().newCDPSession(page);
await cdp.send('Emulation.setCPUThrottlingRate', { rate: SLOWED });

console.log('| rules | Node | Chromium, slowed six times |\n| --- | --- | --- |');
for (const [name, rules] of Object.entries(RULES)) {
  const here = timesOf(rules, GIVEN, COUNTS, { prepareBank, nextStep }, performance);
  const there = await page.evaluate<number[]>(`(async () => {
    const { prepareBank } = await ${importing('bank')};
    const { nextStep } = await ${importing('next-step')};
    const timesOf = ${timesOf.toString()};
    return timesOf(${[rules ?? null, GIVEN, COUNTS].map((each) => JSON.stringify(each)).join(', ')}, { prepareBank, nextStep }, performance);
  })()`);
  console.log(`| ${name} | ${told(here)} | ${told(there)} |`);
}
await browser.close();
