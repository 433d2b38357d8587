import fc from 'fast-check';
import { ServiceError } from '../../../src/lti/services/service-error.js';

const NOW = Date.UTC(2041, 4, 6, 7, 8, 9);
const HOUR = 3_600_000;

function errorOf(status: number, headers: Record<string, string> = {}): ServiceError {
  return ServiceError.ofAnswer('score', { status, headers, body: '' }, NOW);
}

it.each([401, 408, 425, 429, 500, 501, 502, 503, 504, 507, 599])('takes %d for passing', (status) => {
  expect(errorOf(status)).toMatchObject({ code: 'status', status, passing: true });
});

it.each([300, 302, 304, 400, 403, 404, 405, 409, 410, 413, 415, 422])('takes %d for good', (status) => {
  expect(errorOf(status)).toMatchObject({ code: 'status', status, passing: false });
});

it('takes a 403 with nothing left of the rate limit for passing', () => {
  expect(errorOf(403, { 'x-rate-limit-remaining': '0' }).passing).toBe(true);
  expect(errorOf(403, { 'x-rate-limit-remaining': '-12.5' }).passing).toBe(true);
  expect(errorOf(403, { 'x-rate-limit-remaining': '412.7' }).passing).toBe(false);
  expect(errorOf(403, { 'x-rate-limit-remaining': 'none' }).passing).toBe(false);
});

describe('Retry-After', () => {
  const values: [string, number | undefined][] = [
    ['0', 0],
    ['30', 30_000],
    [new Date(NOW + 90_000).toUTCString(), 90_000],
    [new Date(NOW - 90_000).toUTCString(), 0],
    ['86400', HOUR],
    [new Date(NOW + 48 * HOUR).toUTCString(), HOUR],
    ['9'.repeat(400), HOUR],
    ['soon', undefined],
    ['', undefined],
  ];
  it.each(values)('of %p is read by the clock it is given', (value, wait) => {
    expect(errorOf(503, { 'retry-after': value }).retryAfter).toBe(wait);
  });

  it('is nothing where it is not sent', () => {
    expect(errorOf(503).retryAfter).toBeUndefined();
  });

  it('is never below nothing nor above an hour, whatever is sent', () => {
    fc.assert(
      fc.property(fc.string(), (value) => {
        const { retryAfter = 0 } = errorOf(503, { 'retry-after': value });
        expect(retryAfter).toBeGreaterThanOrEqual(0);
        expect(retryAfter).toBeLessThanOrEqual(HOUR);
      }),
    );
  });
});
