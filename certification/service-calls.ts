import { setTimeout as delay } from 'node:timers/promises';
import type { ServiceCall } from '../src/demo-lms/services/service-log.js';
import { found, type Finding } from './findings.js';
import type { Stage } from './stage.js';

/** One call that the guide wants to see a tool make. */
export interface ExpectedCall {
  /** As the table calls it: `Get line items`. */
  readonly name: string;
  readonly method: string;
  readonly path: RegExp;
  readonly header: 'accept' | 'contentType';
  readonly mediaType: string;
  /** Any one of these lets the call through. */
  readonly scopes: readonly string[];
}

const OFTEN = 100;

/** Waits until the platform received what `is` looks for, or patience ends. */
export async function received(
  { lms, tool }: Stage,
  is: (call: ServiceCall) => boolean,
): Promise<ServiceCall | undefined> {
  const until = Date.now() + tool.patience;
  for (;;) {
    const call = lms.calls.list().find(is);
    if (call !== undefined || Date.now() > until) return call;
    await delay(OFTEN);
  }
}

export function matches(expected: ExpectedCall): (call: ServiceCall) => boolean {
  return ({ method, path }) => method === expected.method && expected.path.test(path);
}

function plainType(sent: string | undefined): string {
  return sent?.split(';')[0]?.trim() ?? 'none';
}

/** The four tests of a call: that it came, in the right media type, with a token, of the right scope. */
export function judgeCall(expected: ExpectedCall, call: ServiceCall | undefined): Finding[] {
  const { name, header, mediaType, scopes } = expected;
  const names = ['Received Request', 'Verify JSON Header', 'Verify Bearer Token', 'Verify Bearer Scope'];
  if (call === undefined)
    return names.map((test) => found(`${name}: ${test}`, false, 'no such call came', []));
  const sent = plainType(call[header]);
  const granted = call.scopes ?? [];
  const right = scopes.find((scope) => granted.includes(scope));
  const proof = [
    `${call.method} ${call.path} ${call.status ?? 'cut'}`,
    `${header === 'accept' ? 'Accept' : 'Content-Type'}: ${call[header] ?? 'none'}`,
    `token for: ${granted.join(' ') || 'nothing'}`,
  ];
  const outcomes: [passed: boolean, why: string][] = [
    [call.status !== null && call.status < 300, `answered ${call.status ?? 'nothing'}`],
    [sent === mediaType, sent],
    [call.scopes !== undefined, call.scopes === undefined ? 'no known token' : 'a token of ours'],
    [right !== undefined, right ?? 'none of the scopes that the call needs'],
  ];
  return outcomes.map(([passed, why], index) => found(`${name}: ${names[index] ?? ''}`, passed, why, proof));
}
