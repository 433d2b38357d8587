import { collectDefaultMetrics, Counter, Histogram, Registry } from 'prom-client';

/** What an operator watches. Labels name outcomes, never people or addresses. */
export interface Metrics {
  readonly registry: Registry;
  readonly launches: Counter<'outcome'>;
  /** Counts an answer. @param seconds from its request to its end */
  readonly observe: (status: number, seconds: number) => void;
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
  const byClass = new Map<number, { observe(seconds: number): void }>();
  return {
    registry,
    launches,
    observe: (status, seconds) => {
      const code = Math.floor(status / 100);
      const known = byClass.get(code) ?? durations.labels({ status: `${code}xx` });
      byClass.set(code, known);
      known.observe(seconds);
    },
  };
}
