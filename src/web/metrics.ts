import type { RequestHandler } from 'express';
import { collectDefaultMetrics, Counter, Histogram, Registry } from 'prom-client';

/** What an operator watches. Labels name outcomes, never people or addresses. */
export interface Metrics {
  readonly registry: Registry;
  readonly launches: Counter<'outcome'>;
  readonly observe: RequestHandler;
}

export function metrics(): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const launches = new Counter({
    name: 'parcours_launches_total',
    help: 'Launches by outcome: accepted, or the reason code of the refusal.',
    labelNames: ['outcome'],
    registers: [registry],
  });
  const durations = new Histogram({
    name: 'parcours_request_seconds',
    help: 'How long requests took, by status class.',
    labelNames: ['status'],
    buckets: [0.002, 0.005, 0.01, 0.02, 0.04, 0.08, 0.2, 1, 5],
    registers: [registry],
  });
  return {
    registry,
    launches,
    observe: (_request, response, next) => {
      const begun = process.hrtime.bigint();
      response.once('finish', () => {
        const seconds = Number(process.hrtime.bigint() - begun) / 1e9;
        durations.observe({ status: `${Math.floor(response.statusCode / 100)}xx` }, seconds);
      });
      next();
    },
  };
}
