/** `npm run fuzz:lti -- --count 10000 --seed N`: see bench/README.md. */
import { parseArgs } from 'node:util';
import { fuzz } from './run.js';

const { values } = parseArgs({
  options: {
    count: { type: 'string', default: '10000' },
    seed: { type: 'string' },
  },
});

const seed = Number(values.seed ?? Date.now() % 2 ** 31);
const began = Date.now();
const kinds = new Map<string, number>();
const tally = await fuzz(Number(values.count), seed, (_number, kind) => {
  kinds.set(kind, (kinds.get(kind) ?? 0) + 1);
});
console.log(`${tally.cases} cases in ${Math.round((Date.now() - began) / 1_000)} s, seed ${seed}`);
for (const [kind, count] of kinds) console.log(`${String(count).padStart(7)}  ${kind}`);
console.log('\nanswers and outcomes');
for (const [outcome, count] of tally.outcomes()) console.log(`${String(count).padStart(7)}  ${outcome}`);
for (const failure of tally.failures.slice(0, 60)) console.error(`FAILED ${failure}`);
console.log(
  tally.failures.length === 0 ? '\nnothing failed' : `\n${tally.failures.length} lines of failures`,
);
process.exitCode = tally.failures.length === 0 ? 0 : 1;
