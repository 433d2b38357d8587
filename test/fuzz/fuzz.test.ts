import { fuzz } from '../../fuzz/run.js';
import { mutated, mutatedFields, mutatedJson } from '../../fuzz/mutate.js';
import { randomFrom } from '../../fuzz/random.js';

/** A slice of `npm run fuzz:lti -- --count 10000`, the same each time. */
const CASES = 400;
const SEED = 20_261_122;

it('nothing that platforms, browsers or services send makes the tool fail', async () => {
  const tally = await fuzz(CASES, SEED);
  expect(tally.failures).toEqual([]);
  expect(tally.cases).toBe(CASES);
  // Each kind of case came to what it is about: some were let in, some refused, some grades arrived.
  const outcomes = tally.outcomes().map(([outcome]) => outcome);
  expect(outcomes).toEqual(
    expect.arrayContaining([
      '303 accepted',
      '400 claims_malformed',
      '400 login_malformed',
      '503 keys_unavailable',
      '502 platform_refused',
      'delivery delivered',
      'delivery due answer_malformed',
    ]),
  );
}, 120_000);

it('the same seed gives the same cases', () => {
  const good = { iss: 'https://lms.example', aud: ['a'], roles: [], context: { id: '1' } };
  const once = (seed: number) => {
    const random = randomFrom(seed);
    return JSON.stringify([
      mutated(good, random),
      mutatedJson(good, random),
      mutatedFields([['a', 'b']], random),
    ]);
  };
  expect(once(7)).toBe(once(7));
  expect(once(7)).not.toBe(once(8));
});
