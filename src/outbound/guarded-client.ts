import { lookup, type LookupAddress, type LookupOptions } from 'node:dns';
import http from 'node:http';
import https from 'node:https';
import { isIP, type LookupFunction } from 'node:net';
import { kindOfAddress } from './address-guard.js';

/**
 * The one way out: every request to a platform goes through here. https only (http to loopback, where that
 * is allowed), no private address unless its host is named, the checked address being the one connected to,
 * no redirects, and limits on time and size.
 */
export interface GuardedClient {
  /** @throws OutboundError; an answer with any status is an answer, not an error. */
  request(url: string, options?: OutboundRequest): Promise<OutboundAnswer>;
}

/** One that says beforehand what it would not call. */
export interface JudgingClient extends GuardedClient {
  /** See {@link addressRefusal}. */
  refusalOf(url: string): OutboundErrorCode | undefined;
}

export interface OutboundRequest {
  readonly method?: 'GET' | 'POST' | 'PUT' | 'DELETE';
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
  /** Milliseconds for the whole exchange; 10,000 unless told. */
  readonly timeout?: number;
  /** Bytes of the answer's body; 1 MiB unless told. */
  readonly maxBytes?: number;
  /** Makes something that must not be made twice: sent on a connection of its own, and never again. */
  readonly once?: boolean;
}

export interface OutboundAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: string;
}

export type OutboundErrorCode = 'address_refused' | 'timeout' | 'too_large' | 'unreachable' | 'url_refused';

export class OutboundError extends Error {
  readonly code: OutboundErrorCode;

  constructor(code: OutboundErrorCode, detail: string, options?: ErrorOptions) {
    super(`${code}: ${detail}`, options);
    this.name = 'OutboundError';
    this.code = code;
  }
}

export interface GuardSettings {
  /** Whether this machine's own addresses may be called: only when the service itself runs on one. */
  readonly allowLoopback: boolean;
  /** Hosts that may be, or resolve to, private addresses. */
  readonly allowedPrivateHosts: readonly string[];
  /** Product, version and address, e.g. `Parcours/1.0 (+https://parcours.example.fr)`. */
  readonly userAgent: string;
}

/** Which places may be called. */
type PlaceRules = Pick<GuardSettings, 'allowLoopback' | 'allowedPrivateHosts'>;

/** Finds all addresses of a name: the system's resolver unless told. */
export type Resolver = (
  name: string,
  options: LookupOptions & { readonly all: true },
  callback: (error: NodeJS.ErrnoException | null, addresses: LookupAddress[]) => void,
) => void;

const DEFAULT_TIMEOUT = 10_000;
const DEFAULT_MAX_BYTES = 1_048_576;

function refusalOf(address: string, host: string, settings: PlaceRules): string | undefined {
  const kind = kindOfAddress(address);
  if (kind === 'public') return undefined;
  if (kind === 'loopback' && settings.allowLoopback) return undefined;
  if (settings.allowedPrivateHosts.includes(host)) return undefined;
  return `${host} is at a ${kind} address`;
}

/** Resolves and judges in one step, so that the address judged is the address connected to. */
function guardedLookup(host: string, settings: GuardSettings, resolve: Resolver): LookupFunction {
  return (_hostname, options, callback) => {
    // RFC 6761, section 6.3: names under localhost are loopback; not every resolver knows them.
    const name = host.endsWith('.localhost') ? 'localhost' : host;
    resolve(name, { ...options, all: true }, (error, addresses) => {
      const [first] = error ? [] : addresses;
      if (first === undefined) {
        callback(error ?? new OutboundError('unreachable', `${host} has no address`), '', 0);
        return;
      }
      const refusal = addresses.map(({ address }) => refusalOf(address, host, settings)).find(Boolean);
      if (refusal !== undefined) {
        callback(new OutboundError('address_refused', refusal), '', 0);
      } else if (options.all) {
        callback(null, addresses);
      } else {
        callback(null, first.address, first.family);
      }
    });
  };
}

function checkedUrl(text: string, settings: PlaceRules): { url: URL; host: string } {
  if (!URL.canParse(text)) throw new OutboundError('url_refused', 'not an absolute URL');
  const url = new URL(text);
  const host = plainHost(url.hostname);
  const loopbackName =
    host === 'localhost' ||
    host.endsWith('.localhost') ||
    (isIP(host) !== 0 && kindOfAddress(host) === 'loopback');
  if (url.username !== '' || url.password !== '')
    throw new OutboundError('url_refused', 'a URL with credentials');
  if (url.protocol !== 'https:' && !(url.protocol === 'http:' && loopbackName && settings.allowLoopback)) {
    throw new OutboundError('url_refused', `${url.protocol}//${host}: only https, or http on this machine`);
  }
  if (isIP(host) !== 0) {
    const refusal = refusalOf(host, host, settings);
    if (refusal !== undefined) throw new OutboundError('address_refused', refusal);
  }
  return { url, host };
}

/**
 * Why the client would refuse to call this address, as far as that shows without asking for its host's addresses.
 * @returns undefined where it shows nothing
 */
export function addressRefusal(text: string, settings: PlaceRules): OutboundErrorCode | undefined {
  try {
    checkedUrl(text, { ...settings, allowedPrivateHosts: settings.allowedPrivateHosts.map(plainHost) });
    return undefined;
  } catch (error) {
    if (error instanceof OutboundError) return error.code;
    throw error;
  }
}

function asOutboundError(error: unknown, host: string): OutboundError {
  if (error instanceof OutboundError) return error;
  return new OutboundError(
    'unreachable',
    `${host}: ${error instanceof Error ? error.message : 'no answer'}`,
    {
      cause: error,
    },
  );
}

interface Exchange {
  readonly url: URL;
  readonly host: string;
  readonly options: OutboundRequest;
  /** False: a connection of its own. */
  readonly agent: http.Agent | false;
  readonly lookup: LookupFunction;
  readonly userAgent: string;
}

/** A kept-open connection that the other side closed meanwhile, before it answered. */
class StaleConnectionError extends Error {}

function exchange({ url, host, options, agent, lookup, userAgent }: Exchange): Promise<OutboundAnswer> {
  const {
    method = 'GET',
    headers = {},
    body,
    timeout = DEFAULT_TIMEOUT,
    maxBytes = DEFAULT_MAX_BYTES,
  } = options;
  const send = url.protocol === 'https:' ? https.request : http.request;
  const length = body === undefined ? {} : { 'content-length': Buffer.byteLength(body) };
  return new Promise((fulfil, reject) => {
    const request = send(url, {
      method,
      agent,
      lookup,
      headers: { 'user-agent': userAgent, ...headers, ...length },
    });
    // Destroyed without the error: a connection that has done its work would throw it at nobody.
    const giveUp = (error: OutboundError) => {
      clearTimeout(timer);
      reject(error);
      request.destroy();
    };
    const timer = setTimeout(() => {
      giveUp(new OutboundError('timeout', `${host}: no whole answer within ${timeout} ms`));
    }, timeout);
    let answered = false;
    const fail = (error: Error) => {
      clearTimeout(timer);
      const stale =
        request.reusedSocket && !answered && (error as NodeJS.ErrnoException).code === 'ECONNRESET';
      reject(stale ? new StaleConnectionError() : asOutboundError(error, host));
    };
    request.on('error', fail);
    request.on('response', (response) => {
      answered = true;
      const chunks: Buffer[] = [];
      let size = 0;
      response.on('data', (chunk: Buffer) => {
        size += chunk.length;
        if (size <= maxBytes) chunks.push(chunk);
        else giveUp(new OutboundError('too_large', `${host}: more than ${maxBytes} bytes`));
      });
      response.on('error', fail);
      response.on('end', () => {
        clearTimeout(timer);
        const text = Buffer.concat(chunks).toString('utf8');
        fulfil({ status: response.statusCode ?? 0, headers: response.headers, body: text });
      });
    });
    request.end(body);
  });
}

/** As URLs have them: in small letters, an IPv6 address without its brackets. */
function plainHost(host: string): string {
  return host.toLowerCase().replace(/^\[|\]$/g, '');
}

export function guardedClient(given: GuardSettings, resolve: Resolver = lookup): JudgingClient {
  const settings = { ...given, allowedPrivateHosts: given.allowedPrivateHosts.map(plainHost) };
  const agents = {
    'http:': new http.Agent({ keepAlive: true, maxSockets: 32 }),
    'https:': new https.Agent({ keepAlive: true, maxSockets: 32 }),
  };
  return {
    refusalOf: (text) => addressRefusal(text, settings),
    async request(text, options = {}) {
      const { url, host } = checkedUrl(text, settings);
      const kept = agents[url.protocol === 'https:' ? 'https:' : 'http:'];
      const agent: Exchange['agent'] = options.once === true ? false : kept;
      const { userAgent } = settings;
      const parts = { url, host, options, agent, lookup: guardedLookup(host, settings, resolve), userAgent };
      try {
        return await exchange(parts);
      } catch (error) {
        // Another kept-open connection might be as stale: a new one cannot be.
        if (error instanceof StaleConnectionError) return exchange({ ...parts, agent: false });
        throw error;
      }
    },
  };
}
