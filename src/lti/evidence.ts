import type { Span } from './in-order.js';
import type { LaunchRecord, LaunchRecords } from './launch-records.js';
import type { Registration, Registrations } from './registrations.js';
import type { ServiceCall, ServiceCalls } from './services/service-calls.js';

export interface EvidenceDependencies {
  readonly launchRecords: LaunchRecords;
  readonly serviceCalls: ServiceCalls;
  readonly registrations: Registrations;
}

type Platforms = ReadonlyMap<string, Registration>;

/** What is told of a platform: enough to know which one was meant. */
function platformIn(platforms: Platforms, registrationId: string | undefined): Record<string, string> {
  const known = platforms.get(registrationId ?? '');
  return known === undefined ? {} : { platform: known.name, issuer: known.issuer, clientId: known.clientId };
}

function ofLaunch(
  { at, outcome, step = 'launch', detail, errorId, role, ...rest }: LaunchRecord,
  all: Platforms,
) {
  const accepted = outcome === 'accepted';
  const { facts = {} } = rest;
  const time = new Date(at).toISOString();
  const platform = platformIn(all, rest.registrationId);
  const from = platform['issuer'] ?? facts.issuer ?? 'an unknown platform';
  const verdict = accepted ? 'accepted' : 'refused';
  const what = [facts.messageType ?? step, verdict, ...(accepted ? [] : [outcome])].join(' ');
  return {
    summary: `${time} ${what}, from ${from}`,
    time,
    kind: step,
    verdict,
    ...(accepted ? {} : { reason: outcome, detail, reference: errorId }),
    role,
    ...facts,
    ...platform,
  };
}

function ofCall(
  { at, what, method, host, outcome, milliseconds, registrationId }: ServiceCall,
  all: Platforms,
) {
  const time = new Date(at).toISOString();
  const verdict = outcome === 'ok' ? 'done' : 'failed';
  const reason = outcome === 'ok' ? {} : { reason: outcome };
  return {
    summary: `${time} ${method} ${what} ${verdict}${outcome === 'ok' ? '' : ` ${outcome}`}, at ${host}`,
    time,
    kind: 'service call',
    verdict,
    ...reason,
    what,
    method,
    host,
    milliseconds,
    ...platformIn(all, registrationId),
  };
}

/** Two lists that are each in order of time, as one. */
async function* merged(
  launches: AsyncIterator<LaunchRecord>,
  calls: AsyncIterator<ServiceCall>,
  all: Platforms,
): AsyncGenerator<object> {
  let launch = await launches.next();
  let call = await calls.next();
  while (launch.done !== true || call.done !== true) {
    if (call.done === true || (launch.done !== true && launch.value.at <= call.value.at)) {
      if (launch.done !== true) yield ofLaunch(launch.value, all);
      launch = await launches.next();
    } else {
      yield ofCall(call.value, all);
      call = await calls.next();
    }
  }
}

/**
 * Proof of what was accepted and refused between two times, in the order of time, each as a line of JSON with its
 * newline: what 1EdTech's certification asks for with each test (LTI Advantage Conformance Certification Guide 1.3).
 */
export async function* evidence(
  span: Span,
  { launchRecords, serviceCalls, registrations }: EvidenceDependencies,
): AsyncGenerator<string> {
  const all = new Map((await registrations.list()).map((registration) => [registration.id, registration]));
  const launches = launchRecords.between(span)[Symbol.asyncIterator]();
  const calls = serviceCalls.between(span)[Symbol.asyncIterator]();
  for await (const line of merged(launches, calls, all)) yield `${JSON.stringify(line)}\n`;
}
