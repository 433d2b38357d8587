import type { RequestHandler } from 'express';
import { WebRefusal } from './web-refusal.js';

export const answerNotFound: RequestHandler = (request) => {
  throw new WebRefusal('not_found', `no page for ${request.method}`);
};
