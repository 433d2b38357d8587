import { callAdvice } from '../../../src/web/presenters/administrator/call-advice.js';
import { adviceOn, REFUSAL_ADVICE } from '../../../src/web/presenters/administrator/refusal-advice.js';

it('says something of its own about every reason', () => {
  const reasons = Object.values(REFUSAL_ADVICE).map(({ why }) => why);
  expect(reasons.length).toBeGreaterThan(40);
  expect(new Set(reasons).size).toBe(reasons.length);
  for (const code of Object.keys(REFUSAL_ADVICE)) expect(adviceOn(code).why).not.toBe('why.other');
});

it.each(['constructor', '__proto__', 'toString', ''])('has nothing to say of %j', (outcome) => {
  expect(adviceOn(outcome).why).toBe('why.other');
  expect(callAdvice({ what: 'score', outcome })).toBe('call.other');
});

it.each([
  ['score', 'ok', undefined],
  ['score', 'status_400', 'call.refused'],
  ['access token', 'status_400', 'call.token'],
  ['access token', 'status_401', 'call.token'],
  ['access token', 'status_429', 'call.busy'],
  ['access token', 'status_503', 'call.server'],
  ['line items', 'status_502', 'call.server'],
  ['results', 'timeout', 'call.timeout'],
  ['results', 'status_418', 'call.other'],
])('%s, %s: %s', (what, outcome, advice) => {
  expect(callAdvice({ what, outcome })).toBe(advice);
});
