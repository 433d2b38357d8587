import fc from 'fast-check';
import { ConfigError, readConfig } from '../src/config.js';
import { isLoopbackHost } from '../src/outbound/loopback-host.js';

const KEY = Buffer.alloc(32, 7).toString('base64');
const OTHER_KEY = Buffer.alloc(32, 8).toString('base64');

/** What the operator reads when the start stops. */
function complaint(env: Record<string, string>): string {
  try {
    readConfig(env);
  } catch (error) {
    if (error instanceof ConfigError) return error.message;
    throw error;
  }
  throw new Error('nothing was wrong');
}

describe('without any setting', () => {
  it('serves this machine alone, with the embedded store and the demo LMS', () => {
    expect(readConfig({})).toMatchObject({
      production: false,
      port: 3000,
      publicUrl: 'http://localhost:3000',
      loopback: true,
      storeUrl: 'sqlite:./data/parcours.db',
      trustProxy: 0,
      demoLms: true,
      demoLmsPort: 3100,
      defaultPath: 'positionnement',
      contentDirs: [],
      allowedPrivateHosts: [],
      dataDir: './data',
      logLevel: 'info',
    });
  });

  it('takes an empty setting for one that was not set', () => {
    expect(readConfig({ PORT: '', PUBLIC_URL: '', DEMO_LMS: '' })).toEqual(readConfig({}));
  });

  it('passes over what is no setting of ours', () => {
    expect(readConfig({ PATH: '/usr/bin', HOME: '/root' })).toEqual(readConfig({}));
  });
});

describe('right settings', () => {
  it('names the public address after the port', () => {
    expect(readConfig({ PORT: '8080' }).publicUrl).toBe('http://localhost:8080');
  });

  it.each(['https://parcours.example.fr/', 'https://Parcours.Example.fr', 'https://parcours.example.fr:443'])(
    'writes the public address %s as browsers write an origin',
    (url) => {
      expect(readConfig({ PUBLIC_URL: url }).publicUrl).toBe('https://parcours.example.fr');
    },
  );

  it.each([
    'http://localhost:3000',
    'http://127.0.0.1:3000',
    'http://[::1]:3000',
    'http://parcours.localhost',
    'https://parcours.example.fr',
    'https://parcours.example.fr:8443',
  ])('takes %s as the public address', (url) => {
    expect(readConfig({ PUBLIC_URL: url }).publicUrl).toBe(url);
  });

  it('runs no demo LMS where other machines can come', () => {
    expect(readConfig({ PUBLIC_URL: 'https://parcours.example.fr', DEMO_LMS: 'on' })).toMatchObject({
      loopback: false,
      demoLms: false,
    });
  });

  it('runs no demo LMS where it is switched off', () => {
    expect(readConfig({ DEMO_LMS: 'off' }).demoLms).toBe(false);
  });

  it('reads lists with spaces and blanks between their commas', () => {
    const { contentDirs, allowedPrivateHosts, secretKeys } = readConfig({
      CONTENT_DIRS: ' /srv/ours , ,/srv/theirs,',
      ALLOWED_PRIVATE_HOSTS: 'moodle.lan, 10.0.0.4 ,[fd00::1],fd00::2',
      SECRET_KEYS: `${KEY}, ${OTHER_KEY}`,
    });
    expect(contentDirs).toEqual(['/srv/ours', '/srv/theirs']);
    expect(allowedPrivateHosts).toEqual(['moodle.lan', '10.0.0.4', '[fd00::1]', 'fd00::2']);
    expect(secretKeys).toEqual([KEY, OTHER_KEY]);
  });

  it.each(['sqlite:/var/lib/parcours.db', 'mongodb://a,b/parcours?replicaSet=r', 'mongodb+srv://c/parcours'])(
    'takes %s as the store',
    (url) => {
      expect(readConfig({ STORE_URL: url }).storeUrl).toBe(url);
    },
  );

  it('accepts production with secret keys', () => {
    expect(readConfig({ NODE_ENV: 'production', SECRET_KEYS: KEY }).production).toBe(true);
  });
});

describe('a wrong setting stops the start, with its name, what it was and what it may be', () => {
  it.each([
    ['NODE_ENV', 'prod', 'production, development or test'],
    ['PORT', 'http', 'a port from 0 to 65535'],
    ['PORT', '65536', 'a port from 0 to 65535'],
    ['PORT', '-1', 'a port from 0 to 65535'],
    ['PORT', '30.5', 'a port from 0 to 65535'],
    ['PORT', '0x50', 'a port from 0 to 65535'],
    ['PUBLIC_URL', 'parcours.example.fr', 'an origin such as https://parcours.example.fr'],
    ['PUBLIC_URL', 'https://parcours.example.fr/app', 'an origin such as https://parcours.example.fr'],
    ['PUBLIC_URL', 'https://parcours.example.fr?x=1', 'an origin such as https://parcours.example.fr'],
    ['PUBLIC_URL', 'ftp://parcours.example.fr', 'an origin such as https://parcours.example.fr'],
    ['PUBLIC_URL', 'https://parcours.example.fr/#', 'an origin such as https://parcours.example.fr'],
    ['PUBLIC_URL', 'http://parcours.example.fr', 'http only for localhost'],
    ['PUBLIC_URL', 'http://localhost.example.fr', 'http only for localhost'],
    ['PUBLIC_URL', 'http://127.0.0.1.example.fr', 'http only for localhost'],
    ['PUBLIC_URL', 'http://192.168.1.4:3000', 'http only for localhost'],
    ['TRUST_PROXY', 'true', 'how many proxies stand in front, from 0 to 10'],
    ['TRUST_PROXY', '11', 'how many proxies stand in front, from 0 to 10'],
    ['DEMO_LMS', 'yes', 'on or off'],
    ['DEMO_LMS_PORT', '0', 'a port from 1 to 65535'],
    ['DEFAULT_PATH', 'Mon parcours', 'the id of a path'],
    ['DEFAULT_PATH', '../etc', 'the id of a path'],
    ['ALLOWED_PRIVATE_HOSTS', 'http://moodle.lan/', 'without ports'],
    ['ALLOWED_PRIVATE_HOSTS', 'moodle.lan:8080', 'without ports'],
    ['ALLOWED_PRIVATE_HOSTS', '[fd00::1]:8080', 'without ports'],
    ['ALLOWED_PRIVATE_HOSTS', 'moodle.lan,10.0.0.4:443', 'without ports'],
    ['LOG_LEVEL', 'verbose', 'silent, error, warn, info or debug'],
    ['DATA_CONTROLLER', 'x'.repeat(301), 'a name of at most 300 characters'],
  ])('%s=%s', (name, value, mayBe) => {
    const said = complaint({ [name]: value });
    expect(said).toContain(`${name} was ${JSON.stringify(value)}; it may be`);
    expect(said).toContain(mayBe);
  });

  it.each([
    ['STORE_URL', 'postgres://parcours:hunter2@db/parcours', 'sqlite:PATH or mongodb://HOST/DATABASE'],
    ['STORE_URL', 'sqlite', 'sqlite:PATH or mongodb://HOST/DATABASE'],
    ['SECRET_KEYS', 'hunter2', 'keys of 32 bytes in base64'],
    ['SECRET_KEYS', Buffer.alloc(16).toString('base64'), 'keys of 32 bytes in base64'],
    ['SECRET_KEYS', `${KEY},hunter2`, 'keys of 32 bytes in base64'],
    ['METRICS_TOKEN', 'too-short', 'at least 16 characters'],
    ['METRICS_TOKEN', ' '.repeat(20), 'at least 16 characters'],
    ['METRICS_TOKEN', `too-short${' '.repeat(20)}`, 'at least 16 characters'],
  ])('%s, a secret, without repeating it', (name, value, mayBe) => {
    const said = complaint({ [name]: value });
    expect(said).toContain(`${name} was set to a value not shown; it may be ${mayBe}`);
    expect(said).not.toContain(`"${value}"`);
    expect(said).not.toContain('hunter2');
  });

  it('repeats no password that stands in the public address', () => {
    const said = complaint({ PUBLIC_URL: 'https://admin:hunter2@parcours.example.fr' });
    expect(said).toContain('PUBLIC_URL');
    expect(said).not.toContain('hunter2');
  });

  it('names all wrong settings at once', () => {
    const said = complaint({ PORT: 'x', DEMO_LMS: 'x', LOG_LEVEL: 'x' });
    for (const name of ['PORT', 'DEMO_LMS', 'LOG_LEVEL']) expect(said).toContain(`- ${name} was "x"`);
  });

  it('demands secret keys in production', () => {
    const said = complaint({ NODE_ENV: 'production' });
    expect(said).toContain('SECRET_KEYS was not set; in production it must hold keys of 32 bytes in base64');
  });

  it('demands secret keys in production also where only commas were given', () => {
    expect(complaint({ NODE_ENV: 'production', SECRET_KEYS: ' , ' })).toContain('SECRET_KEYS');
  });

  it.each([
    ['zeros', Buffer.alloc(32).toString('base64')],
    ['zeros, behind a good one', `${KEY},${Buffer.alloc(32).toString('base64')}`],
  ])('accepts no key of %s in production, and does not repeat it', (_what, keys) => {
    const said = complaint({ NODE_ENV: 'production', SECRET_KEYS: keys });
    expect(said).toContain('SECRET_KEYS was set to a key that is published, or all zeros');
    expect(said).not.toContain(keys);
    expect(readConfig({ SECRET_KEYS: keys }).secretKeys).toHaveLength(keys.split(',').length);
  });

  it('names missing secret keys beside what else is wrong', () => {
    const said = complaint({ NODE_ENV: 'production', PORT: 'x' });
    expect(said).toContain('PORT');
    expect(said).toContain('SECRET_KEYS');
  });

  it('fails with nothing but a ConfigError, whatever the values', () => {
    const names = Object.keys({
      PORT: 0,
      PUBLIC_URL: 0,
      STORE_URL: 0,
      SECRET_KEYS: 0,
      TRUST_PROXY: 0,
      DEFAULT_PATH: 0,
      CONTENT_DIRS: 0,
      ALLOWED_PRIVATE_HOSTS: 0,
      ADMIN_OIDC_ISSUER: 0,
      ADMIN_OIDC_ALLOWED: 0,
    });
    fc.assert(
      fc.property(fc.dictionary(fc.constantFrom(...names), fc.string({ unit: 'grapheme' })), (env) => {
        try {
          readConfig(env);
        } catch (error) {
          expect(error).toBeInstanceOf(ConfigError);
        }
      }),
    );
  });
});

describe('the sign-in of administrators', () => {
  const ALL = {
    ADMIN_OIDC_ISSUER: 'https://login.example.fr',
    ADMIN_OIDC_CLIENT_ID: 'parcours',
    ADMIN_OIDC_CLIENT_SECRET: 'hunter2',
    ADMIN_OIDC_ALLOWED: 'a@example.fr, subject',
  };

  it('is off unless it is set', () => {
    expect(readConfig({}).adminOidc).toBeUndefined();
  });

  it('takes all four settings', () => {
    expect(readConfig(ALL).adminOidc).toEqual({
      issuer: 'https://login.example.fr',
      clientId: 'parcours',
      clientSecret: 'hunter2',
      allowed: ['a@example.fr', 'subject'],
    });
  });

  it.each(Object.keys(ALL))('is refused without %s', (missing) => {
    expect(() => readConfig({ ...ALL, [missing]: undefined })).toThrow('are set together');
  });

  it.each(['http://login.example.fr', 'login.example.fr', 'https://login.example.fr?a=b', 'ftp://x'])(
    'is refused at %s',
    (issuer) => {
      expect(() => readConfig({ ...ALL, ADMIN_OIDC_ISSUER: issuer })).toThrow('ADMIN_OIDC_ISSUER was');
    },
  );
});

describe('loopback hosts', () => {
  it.each(['localhost', 'lms.localhost', '127.0.0.1', '127.9.9.9', '[::1]'])('%s is one', (host) => {
    expect(isLoopbackHost(host)).toBe(true);
  });

  it.each(['localhost.fr', 'mylocalhost', '128.0.0.1', '127.0.0.1.fr', '[::2]', '0.0.0.0', ''])(
    '%s is none',
    (host) => {
      expect(isLoopbackHost(host)).toBe(false);
    },
  );
});
