/** The grade worker alone, in a process of its own that can be killed, by a clock that it is told. */
import { readConfig } from '../../src/config.js';
import { startGradeWorker } from '../../src/grades/grade-worker.js';
import { composeServices, contentOf, openConfiguredStore } from '../../src/services.js';
import { Clock, type ClockSetting } from './clock.js';

const config = readConfig(process.env);
const clock = new Clock(Number(process.env['SIMULATED']), Number(process.env['SPEED']));
const store = await openConfiguredStore(config);
const content = await contentOf(config);
const { grades } = await composeServices({ config, store, content, now: clock.now });
process.on('message', ({ simulated, speed }: ClockSetting) => clock.set(simulated, speed));
const worker = startGradeWorker(grades, {
  onDelivery: () => undefined,
  onError: (error) => process.stderr.write(`${String(error)}\n`),
});
process.on('SIGTERM', () => {
  void worker
    .stop()
    .then(() => store.close())
    .then(() => process.exit(0));
});
