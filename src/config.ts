import { isIPv6 } from 'node:net';
import { z } from 'zod';
import { isLoopbackHost } from './outbound/loopback-host.js';

/**
 * The settings of the service, read once at start from the environment. Each is described for operators in
 * config/settings.md. A wrong setting stops the start: see {@link ConfigError}.
 */
export interface Config {
  readonly production: boolean;
  readonly port: number;
  /** The origin that browsers and platforms use, without a trailing slash. */
  readonly publicUrl: string;
  /** Whether `publicUrl` is on this machine: then http is allowed and the demo LMS may run. */
  readonly loopback: boolean;
  readonly storeUrl: string;
  /** Base64 keys of 32 bytes, newest first; empty: one is made under the data directory. */
  readonly secretKeys: readonly string[];
  /** How many proxies stand in front (Express' hop count); 0: none. */
  readonly trustProxy: number;
  readonly demoLms: boolean;
  readonly demoLmsPort: number;
  readonly defaultPath: string;
  /** Folders of content beside ours. */
  readonly contentDirs: readonly string[];
  /** Hosts that may be private addresses: an LMS of the campus. */
  readonly allowedPrivateHosts: readonly string[];
  readonly dataDir: string;
  readonly logLevel: string;
  /** Opens /metrics to other machines; absent: loopback only. */
  readonly metricsToken: string | undefined;
  /** Named on the start page: who is responsible for the learners' data. */
  readonly dataController: string | undefined;
  /** Where administrators sign in; undefined: by single-use links alone. */
  readonly adminOidc: AdminOidc | undefined;
}

/** The provider at which administrators sign in, and who of its people may. */
export interface AdminOidc {
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** Verified e-mail addresses, and subjects. */
  readonly allowed: readonly string[];
}

/** Names every setting that is wrong, what it was, and what it may be; secrets are not repeated. */
export class ConfigError extends Error {
  constructor(problems: readonly string[], options?: ErrorOptions) {
    super(
      `Settings that stop the start:\n${problems.map((problem) => `  - ${problem}`).join('\n')}`,
      options,
    );
    this.name = 'ConfigError';
  }
}

const list = z
  .string()
  .transform((text) => text.split(',').map((part) => part.trim()))
  .transform((parts) => parts.filter((part) => part !== ''));

const wholeNumber = (min: number, max: number) =>
  z
    .string()
    .regex(/^\d{1,6}$/)
    .transform(Number)
    .refine((value) => value >= min && value <= max);

const publicUrl = z
  .string()
  .refine((text) => URL.canParse(text))
  .transform((text) => new URL(text))
  .refine(({ href, origin }) => href === `${origin}/`)
  .refine(
    ({ protocol, hostname }) => protocol === 'https:' || (protocol === 'http:' && isLoopbackHost(hostname)),
  )
  .transform(({ origin }) => origin);

const issuerUrl = z.string().refine((text) => {
  if (!URL.canParse(text)) return false;
  const { protocol, hostname, search, hash } = new URL(text);
  const safe = protocol === 'https:' || (protocol === 'http:' && isLoopbackHost(hostname));
  return safe && search === '' && hash === '';
});

const secretKey = z.base64().refine((text) => Buffer.from(text, 'base64').length === 32);

/** Keys that anybody would try first: the example of config/settings.md, and nothing but zeros. */
const KNOWN_KEYS: readonly Buffer[] = [
  Buffer.from('Example only, do not use this!!!', 'latin1'),
  Buffer.alloc(32),
];

function isKnownToAll(key: string): boolean {
  const bytes = Buffer.from(key, 'base64');
  return KNOWN_KEYS.some((known) => known.equals(bytes));
}

/** As addresses name it, without a port: what is reached there is the platform's to say. */
const privateHost = z
  .string()
  .refine((text) => /^[a-z0-9.-]+$/i.test(text) || isIPv6(text.replace(/^\[(.*)\]$/, '$1')));

interface Setting<T> {
  readonly schema: z.ZodType<T>;
  readonly fallback: T;
  readonly mayBe: string;
  readonly secret?: true;
}

const setting = <T>(
  schema: z.ZodType<T>,
  fallback: NoInfer<T>,
  mayBe: string,
  secret?: true,
): Setting<T> => ({
  schema,
  fallback,
  mayBe,
  ...(secret ? { secret } : {}),
});

const SETTINGS = {
  NODE_ENV: setting(
    z.enum(['production', 'development', 'test']),
    'development',
    'production, development or test',
  ),
  PORT: setting(wholeNumber(0, 65_535), 3000, 'a port from 0 to 65535'),
  PUBLIC_URL: setting<string>(
    publicUrl,
    '',
    'an origin such as https://parcours.example.fr, without a path; http only for localhost',
  ),
  STORE_URL: setting<string>(
    z.string().regex(/^(sqlite:.+|mongodb(\+srv)?:\/\/.+)$/),
    'sqlite:./data/parcours.db',
    'sqlite:PATH or mongodb://HOST/DATABASE',
    true,
  ),
  SECRET_KEYS: setting<string[]>(
    list.pipe(z.array(secretKey)),
    [],
    'keys of 32 bytes in base64, newest first, separated by commas',
    true,
  ),
  TRUST_PROXY: setting(wholeNumber(0, 10), 0, 'how many proxies stand in front, from 0 to 10'),
  DEMO_LMS: setting(z.enum(['on', 'off']), 'on', 'on or off'),
  DEMO_LMS_PORT: setting(wholeNumber(1, 65_535), 3100, 'a port from 1 to 65535'),
  DEFAULT_PATH: setting<string>(
    z.string().regex(/^[a-z0-9][a-z0-9-]{0,63}$/),
    'positionnement',
    'the id of a path',
  ),
  CONTENT_DIRS: setting<string[]>(list, [], 'folders separated by commas'),
  ALLOWED_PRIVATE_HOSTS: setting<string[]>(
    list.pipe(z.array(privateHost)),
    [],
    'host names or addresses separated by commas, without ports',
  ),
  DATA_DIR: setting<string>(z.string().min(1), './data', 'a folder'),
  LOG_LEVEL: setting(
    z.enum(['silent', 'error', 'warn', 'info', 'debug']),
    'info',
    'silent, error, warn, info or debug',
  ),
  METRICS_TOKEN: setting<string | undefined>(
    z.string().trim().min(16),
    undefined,
    'at least 16 characters, blanks around them not counted',
    true,
  ),
  DATA_CONTROLLER: setting<string | undefined>(
    z.string().min(1).max(300),
    undefined,
    'a name of at most 300 characters',
  ),
  ADMIN_OIDC_ISSUER: setting<string | undefined>(
    issuerUrl,
    undefined,
    'the address of an OpenID provider; http only for localhost',
  ),
  ADMIN_OIDC_CLIENT_ID: setting<string | undefined>(
    z.string().min(1).max(500),
    undefined,
    'the client id that the provider gave',
  ),
  ADMIN_OIDC_CLIENT_SECRET: setting<string | undefined>(
    z.string().min(1).max(1_000),
    undefined,
    'the client secret that the provider gave',
    true,
  ),
  ADMIN_OIDC_ALLOWED: setting<string[]>(list, [], 'e-mail addresses or subjects separated by commas'),
} as const;

type Values = { [K in keyof typeof SETTINGS]: (typeof SETTINGS)[K] extends Setting<infer T> ? T : never };

/** What was set, in quotes; a name and password in an address are left out. */
function shown(text: string): string {
  return JSON.stringify(text.replace(/\/\/[^/@]*@/g, '//…@'));
}

function readAll(env: Record<string, string | undefined>): Values {
  const problems: string[] = [];
  const entries = Object.entries(SETTINGS as Record<string, Setting<unknown>>).map(
    ([name, { schema, fallback, mayBe, secret }]) => {
      const text = env[name];
      if (text === undefined || text === '') return [name, fallback] as const;
      const parsed = schema.safeParse(text);
      if (parsed.success) return [name, parsed.data] as const;
      problems.push(`${name} was ${secret ? 'set to a value not shown' : shown(text)}; it may be ${mayBe}`);
      return [name, fallback] as const;
    },
  );
  if (env['NODE_ENV'] === 'production' && !/[^\s,]/.test(env['SECRET_KEYS'] ?? '')) {
    problems.push(`SECRET_KEYS was not set; in production it must hold ${SETTINGS.SECRET_KEYS.mayBe}`);
  }
  // Each value has passed the schema that its type comes from.
  const values = Object.fromEntries(entries) as Values;
  if (values.NODE_ENV === 'production' && values.SECRET_KEYS.some(isKnownToAll)) {
    problems.push(
      `SECRET_KEYS was set to a key that is published, or all zeros; it may be ${SETTINGS.SECRET_KEYS.mayBe}, made by openssl rand -base64 32`,
    );
  }
  if (problems.length > 0) throw new ConfigError(problems);
  return values;
}

/** Sign-in needs all four: half of them would leave the door shut, and nobody told why. */
function adminOidcOf(values: Values): AdminOidc | undefined {
  const {
    ADMIN_OIDC_ISSUER: issuer,
    ADMIN_OIDC_CLIENT_ID: clientId,
    ADMIN_OIDC_CLIENT_SECRET: clientSecret,
    ADMIN_OIDC_ALLOWED: allowed,
  } = values;
  const given = [issuer, clientId, clientSecret].filter((value) => value !== undefined).length;
  if (given === 0 && allowed.length === 0) return undefined;
  if (issuer === undefined || clientId === undefined || clientSecret === undefined || allowed.length === 0) {
    throw new ConfigError(['ADMIN_OIDC_ISSUER, _CLIENT_ID, _CLIENT_SECRET and _ALLOWED are set together']);
  }
  return { issuer, clientId, clientSecret, allowed };
}

/** @throws ConfigError naming each wrong setting. */
export function readConfig(env: Record<string, string | undefined>): Config {
  const values = readAll(env);
  const publicUrlValue = values.PUBLIC_URL || `http://localhost:${values.PORT}`;
  const loopback = isLoopbackHost(new URL(publicUrlValue).hostname);
  const production = values.NODE_ENV === 'production';
  return {
    production,
    port: values.PORT,
    publicUrl: publicUrlValue,
    loopback,
    storeUrl: values.STORE_URL,
    secretKeys: values.SECRET_KEYS,
    trustProxy: values.TRUST_PROXY,
    demoLms: loopback && values.DEMO_LMS === 'on',
    demoLmsPort: values.DEMO_LMS_PORT,
    defaultPath: values.DEFAULT_PATH,
    contentDirs: values.CONTENT_DIRS,
    allowedPrivateHosts: values.ALLOWED_PRIVATE_HOSTS,
    dataDir: values.DATA_DIR,
    logLevel: values.LOG_LEVEL,
    metricsToken: values.METRICS_TOKEN,
    dataController: values.DATA_CONTROLLER,
    adminOidc: adminOidcOf(values),
  };
}
