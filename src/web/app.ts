import express, { type Express } from 'express';
import type { Logger } from 'pino';
import { packageRoot, type Services } from '../services.js';
import { answerErrors } from './errors/answer-errors.js';
import { answerNotFound } from './errors/answer-not-found.js';
import { recordFailedLaunches } from './errors/record-failed-launches.js';
import { rateLimits } from './middleware/rate-limits.js';
import { administratorRoutes } from './routes/administrator/administrator.js';
import { configurationRoutes } from './routes/configuration.js';
import { homeRoutes } from './routes/home.js';
import { keySetRoutes } from './routes/key-set.js';
import { launchRoutes } from './routes/launch.js';
import { loginRoutes } from './routes/login.js';
import { metrics } from './metrics.js';
import { operationsRoutes } from './routes/operations.js';
import { packagePreviewRoutes } from './routes/packages/preview-files.js';
import { registrationRoutes } from './routes/registration.js';
import { sessionRoutes } from './routes/session.js';
import { setUpAssets } from './set-up/set-up-assets.js';
import { setUpBodyParsing } from './set-up/set-up-body-parsing.js';
import { setUpObservation } from './set-up/set-up-observation.js';
import { setUpSecurityHeaders } from './set-up/set-up-security-headers.js';

export interface WebOptions {
  readonly services: Services;
  readonly logger: Logger;
  /** Called when a sitting has finished: its grade is due. */
  readonly onFinished: () => void;
}

/** The web application's table of contents. */
export function createApp({ services, logger, onFinished }: WebOptions): Express {
  const { config } = services;
  const app = express();
  const limits = rateLimits((token) => services.lti.invitations.stands(token));
  const meters = metrics();
  app.disable('x-powered-by');
  app.disable('etag');
  app.set('trust proxy', config.trustProxy);
  app.set('query parser', 'simple');

  app.use(operationsRoutes(services, meters));
  setUpObservation(app, logger, meters);
  setUpSecurityHeaders(app, config.publicUrl.startsWith('https:'));
  setUpAssets(app, packageRoot);
  setUpBodyParsing(app);

  // Addresses are all different; what is asked for most stands first, since each that is not meant costs its time.
  app.use(sessionRoutes(services, limits, onFinished));
  app.use(launchRoutes(services, meters, logger));
  app.use(loginRoutes(services));
  app.use(keySetRoutes(services));
  app.use(configurationRoutes(services));
  app.use(packagePreviewRoutes(services));
  app.use(registrationRoutes(services, limits, logger));
  app.use(administratorRoutes(services, limits, logger));
  app.use(homeRoutes(services));

  app.use(answerNotFound);
  app.use(limits.failedLaunches);
  app.use(recordFailedLaunches(services, meters));
  app.use(answerErrors(logger));
  return app;
}
