import type { OutboundAnswer } from '../../outbound/guarded-client.js';

export type ServiceErrorCode = 'status' | 'answer_malformed' | 'no_access_token' | 'scope_missing';

/** A platform's service said no, or something we cannot use. */
export class ServiceError extends Error {
  readonly code: ServiceErrorCode;
  /** The HTTP status, where the platform answered. */
  readonly status: number | undefined;
  /** How long the platform asks us to wait, in milliseconds. */
  readonly retryAfter: number | undefined;
  /** Whether the same request may succeed later. */
  readonly passing: boolean;

  constructor(
    code: ServiceErrorCode,
    detail: string,
    answer: { readonly status?: number; readonly retryAfter?: number; readonly passing: boolean },
  ) {
    super(detail);
    this.name = 'ServiceError';
    this.code = code;
    this.status = answer.status;
    this.retryAfter = answer.retryAfter;
    this.passing = answer.passing;
  }

  /** @param now milliseconds since 1970 */
  static ofAnswer(what: string, answer: OutboundAnswer, now: number): ServiceError {
    const { status } = answer;
    return new ServiceError('status', `${what}: the platform answered ${status}`, {
      status,
      passing: isPassing(answer),
      ...retryAfterOf(answer, now),
    });
  }

  /** The platform asked for it: nothing was sent. @param retryAfter milliseconds left to wait */
  static toWait(what: string, status: number, retryAfter: number): ServiceError {
    return new ServiceError('status', `${what}: the platform answered ${status} and asked us to wait`, {
      status,
      passing: true,
      retryAfter,
    });
  }

  /**
   * The token endpoint gave nothing usable. Whatever it answered, this passes: it speaks of the trust between
   * the platform and us, which an administrator mends or which our own key set's absence has broken for an
   * instant, and not of what was to be sent. @param now milliseconds since 1970
   */
  static withoutToken(answer: OutboundAnswer, now: number): ServiceError {
    const { status } = answer;
    return new ServiceError('no_access_token', `access token: the platform answered ${status}`, {
      status,
      passing: true,
      ...retryAfterOf(answer, now),
    });
  }
}

const LONGEST_WAIT = 3_600_000;

function header({ headers }: OutboundAnswer, name: string): string | undefined {
  const value = headers[name];
  return Array.isArray(value) ? value[0] : value;
}

/** Older Canvas says 403 with nothing remaining where others say 429; 401 is about the token, which is renewed. */
function isPassing(answer: OutboundAnswer): boolean {
  const { status } = answer;
  if (status === 403) return Number(header(answer, 'x-rate-limit-remaining') ?? NaN) <= 0;
  return status === 401 || status === 408 || status === 425 || status === 429 || status >= 500;
}

/** `Retry-After` in seconds or as a date (RFC 9110, section 10.2.3), in milliseconds, at most an hour. */
function retryAfterOf(answer: OutboundAnswer, now: number): { retryAfter?: number } {
  const value = header(answer, 'retry-after');
  if (value === undefined) return {};
  const milliseconds = /^\d+$/.test(value) ? Number(value) * 1_000 : Date.parse(value) - now;
  if (Number.isNaN(milliseconds)) return {};
  return { retryAfter: Math.min(Math.max(milliseconds, 0), LONGEST_WAIT) };
}
