import { z } from 'zod';
import { evidence } from '../../lti/evidence.js';
import { launchRecords } from '../../lti/launch-records.js';
import { registrations } from '../../lti/registrations.js';
import { serviceCalls } from '../../lti/services/service-calls.js';
import { optional, required, type Rule } from '../argument.js';
import { command } from '../command.js';
import { withStore } from '../with-store.js';

const instant: Rule<number> = {
  schema: z
    .string()
    .regex(/^\d{4}-\d\d-\d\d(T\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d))?$/)
    .transform((text) => Date.parse(text))
    .pipe(z.number()),
  mayBe: 'a day (2026-11-21, in universal time) or a time with its zone (2026-11-21T09:30+01:00)',
};

export const evidenceCommand = command({
  name: 'platforms evidence',
  summary:
    'Prints proof of what was accepted and refused: a line of JSON for each launch and each service call.',
  details:
    'In the order of time, each line with its verdict and reason code, and naming nobody: such as the 1EdTech ' +
    'certification asks for with each test. Records are kept for thirty days. --json prints them as one list.',
  places: {},
  options: {
    since: required('TIME', instant, 'From this time on.'),
    until: optional('TIME', instant, 'Before this time; now unless told.'),
  },
  async run({ since, until }, { config, now }) {
    return withStore(config(), async (store) => {
      const parts = {
        launchRecords: launchRecords(store),
        serviceCalls: serviceCalls(store, now),
        registrations: registrations(store),
      };
      const lines: string[] = [];
      for await (const line of evidence({ since, until: until ?? now() }, parts)) lines.push(line);
      const text = lines.join('').trimEnd();
      const json: unknown = lines.map((line): unknown => JSON.parse(line));
      return { text, json, note: `${lines.length} lines.` };
    });
  },
});
