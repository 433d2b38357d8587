import { sessionCases } from './cases/forms.js';
import { spoiltClaims, spoiltHeader, spoiltLogin, spoiltPost } from './cases/launches.js';
import { gradeDeliveries, keySets, registrations, rosters } from './cases/service-answers.js';
import { startGround } from './ground.js';
import { randomFrom } from './random.js';
import type { Tally } from './tally.js';

/** Every kind of case, and how many of a hundred are of it. */
const SHARES = {
  'spoilt claims, signed': 34,
  'spoilt headers of tokens': 6,
  'spoilt launch posts': 8,
  'spoilt logins': 10,
  'spoilt forms and pages': 16,
  'lies to a delivery': 12,
  'lies in a list of members': 4,
  'lies in a key set': 4,
  'lies in a registration': 6,
} as const;

type Kind = keyof typeof SHARES;

const CLOCK_STEP = 200;

/**
 * Malformed launches, forms and service answers, one after another, against the tool and a platform that lies.
 * @param seed a whole number: the same gives the same cases
 * @param onCase called before each, with its number and kind
 */
export async function fuzz(
  count: number,
  seed: number,
  onCase: (number: number, kind: string) => void = () => undefined,
): Promise<Tally> {
  const random = randomFrom(seed);
  const ground = await startGround(random);
  const { tally, liar, services } = ground;
  const unhandled = (error: unknown) => {
    tally.fail(`unhandled: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
  };
  process.on('unhandledRejection', unhandled);
  process.on('uncaughtException', unhandled);
  try {
    const invite = await services.lti.invitations.invite({ autoApprove: true, demo: true });
    await liar.lms.register(`${services.config.publicUrl}/lti/register?invite=${invite}`);
    services.lti.trust.demoRuns = true;
    const kinds: Readonly<Record<Kind, () => Promise<void>>> = {
      'spoilt claims, signed': () => spoiltClaims(ground),
      'spoilt headers of tokens': () => spoiltHeader(ground),
      'spoilt launch posts': () => spoiltPost(ground),
      'spoilt logins': () => spoiltLogin(ground),
      'spoilt forms and pages': sessionCases(ground),
      'lies to a delivery': await gradeDeliveries(ground),
      'lies in a list of members': rosters(ground),
      'lies in a key set': keySets(ground, spoiltClaims),
      'lies in a registration': registrations(ground),
    };
    const bag = Object.entries(SHARES).flatMap(([kind, share]) =>
      Array.from({ length: share }, () => kind as Kind),
    );
    for (let number = 1; number <= count; number += 1) {
      const kind = random.pick(bag);
      onCase(number, kind);
      ground.pass(CLOCK_STEP);
      const before = tally.failures.length;
      await kinds[kind]().catch((error: unknown) => {
        tally.fail(
          `the case itself: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`,
        );
      });
      tally.cases += 1;
      if (tally.failures.length > before) tally.fail(`  … in case ${number}: ${kind}`);
    }
    return tally;
  } finally {
    await ground.stop();
    process.off('unhandledRejection', unhandled);
    process.off('uncaughtException', unhandled);
  }
}
