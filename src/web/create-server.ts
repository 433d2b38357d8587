import type { Express } from 'express';
import { createServer, IncomingMessage, ServerResponse, type Server } from 'node:http';

/**
 * A server for the application. Express gives every request and answer its own prototype when it arrives, after
 * which V8 holds each of them for a kind of its own: half of a small request's processor time went there. Ours
 * are born with the prototype that Express is about to give them, so that nothing changes.
 */
export function createAppServer(app: Express): Server {
  class AppRequest extends IncomingMessage {}
  class AppResponse extends ServerResponse {}
  const prototypes = app as unknown as { request: object; response: object };
  Object.setPrototypeOf(AppRequest.prototype, prototypes.request);
  Object.setPrototypeOf(AppResponse.prototype, prototypes.response);
  prototypes.request = AppRequest.prototype;
  prototypes.response = AppResponse.prototype;
  return createServer({ IncomingMessage: AppRequest, ServerResponse: AppResponse }, app);
}
