import path from 'node:path';
import type { Logger } from 'pino';
import { requireDataDir } from './configured-folders.js';
import type { DemoLms } from './demo-lms/create-demo-lms.js';
import type { Services } from './services.js';

export interface RunningDemo {
  readonly greeting: string;
  close(): Promise<void>;
}

/**
 * Registers the tool with the demo LMS, or brings the registration up to date, as an administrator would. A demo LMS
 * that cannot is closed: nobody could open the tool from it.
 */
async function register(demo: DemoLms, { lti, config }: Services): Promise<void> {
  try {
    const token = await lti.invitations.invite({ autoApprove: true, demo: true });
    await demo.register(`${config.publicUrl}/lti/register?invite=${token}`);
  } catch (error) {
    await demo.close();
    throw error;
  }
}

/** The demo LMS, if the settings let it run; a busy port is a warning, for the service can do without it. */
export async function startConfiguredDemoLms(
  services: Services,
  logger: Logger,
): Promise<RunningDemo | undefined> {
  const { config } = services;
  if (!config.demoLms) return undefined;
  // Loaded only where it runs: production neither needs nor holds it in memory.
  const { startDemoLms } = await import('./demo-lms/start-demo-lms.js');
  try {
    await requireDataDir(config);
    const demo = await startDemoLms({
      port: config.demoLmsPort,
      toolOrigin: config.publicUrl,
      stateFile: path.join(config.dataDir, 'demo-lms.json'),
    });
    await register(demo, services);
    services.lti.trust.demoRuns = true;
    const crossSite = demo.crossSiteOrigin === null ? '' : `  (as another site: ${demo.crossSiteOrigin})`;
    return {
      greeting:
        `Demo LMS           ${demo.origin}${crossSite}\n` +
        'Begin at the demo LMS: choose a learner, open the course, click the activity Découverte.',
      async close() {
        services.lti.trust.demoRuns = false;
        await demo.close();
      },
    };
  } catch (error) {
    const busy = (error as NodeJS.ErrnoException).code === 'EADDRINUSE';
    const reason = busy
      ? `port ${config.demoLmsPort} is taken`
      : error instanceof Error
        ? error.message
        : 'unknown';
    logger.warn({ reason }, 'the demo LMS does not run');
    return undefined;
  }
}
