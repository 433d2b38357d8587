import type { OutboundAnswer } from '../../outbound/guarded-client.js';

export type ServiceErrorCode = 'status' | 'answer_malformed' | 'scope_missing' | 'service_missing';

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
    answer?: { status: number; retryAfter?: number; passing: boolean },
  ) {
    super(detail);
    this.name = 'ServiceError';
    this.code = code;
    this.status = answer?.status;
    this.retryAfter = answer?.retryAfter;
    this.passing = answer?.passing ?? false;
  }

  static ofAnswer(what: string, answer: OutboundAnswer): ServiceError {
    const { status } = answer;
    const retryAfter = retryAfterOf(answer);
    const passing = isPassing(answer);
    return new ServiceError('status', `${what}: the platform answered ${status}`, {
      status,
      passing,
      ...(retryAfter === undefined ? {} : { retryAfter }),
    });
  }
}

function header({ headers }: OutboundAnswer, name: string): string | undefined {
  const value = headers[name];
  return Array.isArray(value) ? value[0] : value;
}

/** Older Canvas says 403 with nothing remaining where others say 429. */
function isPassing(answer: OutboundAnswer): boolean {
  const { status } = answer;
  if (status === 403) return Number(header(answer, 'x-rate-limit-remaining') ?? NaN) <= 0;
  return status === 408 || status === 425 || status === 429 || status >= 500;
}

/** `Retry-After` in seconds or as a date (RFC 9110, section 10.2.3), in milliseconds, at most an hour. */
function retryAfterOf(answer: OutboundAnswer): number | undefined {
  const value = header(answer, 'retry-after');
  if (value === undefined) return undefined;
  const milliseconds = /^\d+$/.test(value) ? Number(value) * 1_000 : Date.parse(value) - Date.now();
  return Number.isFinite(milliseconds) ? Math.min(Math.max(milliseconds, 0), 3_600_000) : undefined;
}
