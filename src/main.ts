import { destination, pino } from 'pino';
import { ConfigError, readConfig } from './config.js';
import { ContentError } from './content/content-error.js';
import { startService } from './start-service.js';
import { StoreError } from './store/errors.js';

/** Lines are written some at a time, at the latest after half a second; the rest when the process ends. */
const LOG_BUFFER = { sync: false, minLength: 4_096, periodicFlush: 500 } as const;

/** What the operator can mend is said in plain words; anything else is a fault of the program. */
function explain(error: unknown): string {
  const known = error instanceof ConfigError || error instanceof ContentError || error instanceof StoreError;
  if (known) return error.message;
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}

try {
  const config = readConfig(process.env);
  const logger = pino({ level: config.logLevel }, destination(LOG_BUFFER));
  const service = await startService(config, logger);
  console.log(service.greeting);
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => {
      void service.stop().then(() => process.exit(0));
    });
  }
} catch (error) {
  console.error(explain(error));
  process.exit(1);
}
