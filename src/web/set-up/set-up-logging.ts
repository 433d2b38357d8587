import type { Express } from 'express';
import type { Logger } from 'pino';
import { pinoHttp } from 'pino-http';

/**
 * One line per request: method, path without its query, status, duration. Addresses hold no secret but
 * single-use invitations, which stand in the query; cookies, forms and people stay out.
 */
export function setUpLogging(app: Express, logger: Logger): void {
  app.use(
    pinoHttp({
      logger,
      autoLogging: {
        ignore: ({ url }) => url.startsWith('/assets/') || url === '/healthz' || url === '/readyz',
      },
      serializers: {
        req: ({ method, url }: { method: string; url: string }) => ({
          method,
          path: url.replace(/\?.*$/s, ''),
        }),
        res: ({ statusCode }: { statusCode: number }) => ({ status: statusCode }),
        err: ({ type, message }: { type: string; message: string }) => ({ type, message }),
      },
      customLogLevel: (_request, { statusCode }, error) => {
        if (error !== undefined || statusCode >= 500) return 'error';
        return 'debug';
      },
    }),
  );
}
