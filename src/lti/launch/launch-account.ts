import { claim } from '../claims-vocabulary.js';
import { originOf } from '../frame-origins.js';
import type { LaunchClaims } from './claims.js';
import { MOST_TOLD, told, type LaunchFacts } from './launch-facts.js';

function namesIn(object: unknown): string[] {
  if (typeof object !== 'object' || object === null) return [];
  return Object.keys(object).slice(0, MOST_TOLD).map(told);
}

function texts(value: unknown): string[] {
  const all: readonly unknown[] = Array.isArray(value) ? value : [value];
  return all
    .filter((one) => typeof one === 'string')
    .slice(0, MOST_TOLD)
    .map(told);
}

const optional = (name: keyof LaunchFacts, value: string | undefined): LaunchFacts =>
  value === undefined ? {} : { [name]: told(value) };

/** Keeps account of one launch while it is judged: cheaply, for every launch pays it. */
export class LaunchAccount {
  #facts: LaunchFacts = {};
  #reached: string | undefined;
  #since = performance.now();
  readonly #milliseconds: Record<string, number> = {};

  /** The check or step that comes now. */
  reaches(name: string): void {
    this.#reached = name;
  }

  /** Ends a step, which took the time since the last one ended. */
  took(step: string): void {
    const now = performance.now();
    this.#milliseconds[step] = Math.round((now - this.#since) * 10) / 10;
    this.#since = now;
  }

  header({ alg, kid }: { readonly alg?: unknown; readonly kid?: unknown }): void {
    const [algorithm] = texts(alg);
    const [keyId] = texts(kid);
    Object.assign(this.#facts, optional('algorithm', algorithm), optional('keyId', keyId));
  }

  /** A payload whose signature is good, whatever it holds. */
  payload(payload: unknown): void {
    this.#facts.claims = namesIn(payload);
  }

  claims(claims: LaunchClaims): void {
    const target = claims[claim.targetLinkUri];
    const { iss, aud } = claims;
    Object.assign(
      this.#facts,
      optional('issuer', iss),
      aud === undefined ? {} : { audience: texts(aud) },
      optional('version', claims[claim.version]),
      optional('messageType', claims[claim.messageType]),
      optional('deploymentId', claims[claim.deploymentId]),
      { roles: texts(claims[claim.roles] ?? []), custom: namesIn(claims[claim.custom]) },
      optional('targetOrigin', target === undefined ? undefined : (originOf(target) ?? '–')),
    );
  }

  /** All that was learnt so far. */
  facts(): LaunchFacts {
    const reached = this.#reached === undefined ? {} : { reached: this.#reached };
    return { ...this.#facts, ...reached, milliseconds: this.#milliseconds };
  }
}
