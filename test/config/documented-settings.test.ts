import { readFile } from 'node:fs/promises';
import { readConfig } from '../../src/config.js';

type Env = Record<string, string | undefined>;

/** The settings that the program asks for, in its own order. */
function knownSettings(): string[] {
  const asked = new Set<string>();
  readConfig(
    new Proxy<Env>(
      {},
      {
        get(_target, name) {
          asked.add(String(name));
          return undefined;
        },
      },
    ),
  );
  return [...asked];
}

const KNOWN = knownSettings();

/** What stands under each setting's heading in config/settings.md. */
async function sections(): Promise<Map<string, string>> {
  const text = await readFile('config/settings.md', 'utf8');
  const [, ...parts] = text.split(/^### /m);
  return new Map(
    parts.map((part) => [/^`(\w+)`/.exec(part)?.[1] ?? part, part.split(/^## /m)[0] ?? ''] as const),
  );
}

const SECTIONS = await sections();

/** Lines NAME=VALUE of config/parcours.env.example; those behind a # are not set. */
async function example(): Promise<{ name: string; value: string; set: boolean }[]> {
  const text = await readFile('config/parcours.env.example', 'utf8');
  return [...text.matchAll(/^(#?)([A-Z_]+)=(.*)$/gm)].map(([, hash, name = '', value = '']) => {
    return { name, value, set: hash === '' };
  });
}

const EXAMPLE = await example();

it('settings.md has every setting of the program, once, and no other', () => {
  expect(KNOWN.length).toBeGreaterThan(10);
  expect([...SECTIONS.keys()].sort()).toEqual([...KNOWN].sort());
});

it('parcours.env.example has every setting of the program, once, and no other', () => {
  expect(EXAMPLE.map(({ name }) => name).sort()).toEqual([...KNOWN].sort());
});

const EVERY_ADMIN_OIDC = {
  ADMIN_OIDC_ISSUER: 'https://example.org',
  ADMIN_OIDC_CLIENT_ID: 'any',
  ADMIN_OIDC_CLIENT_SECRET: 'any',
  ADMIN_OIDC_ALLOWED: 'any',
};

const ANY_KEY = Buffer.alloc(32, 7).toString('base64');

/** What some settings are accepted with only. */
function companionsOf(name: string): Env {
  if (name === 'NODE_ENV') return { SECRET_KEYS: ANY_KEY };
  return name.startsWith('ADMIN_OIDC_') ? EVERY_ADMIN_OIDC : {};
}

describe.each(KNOWN)('settings.md on %s', (name) => {
  const section = SECTIONS.get(name) ?? '';

  it('says the default, what it may be, an example and when to change it', () => {
    for (const line of ['- Default: ', '- May be: ', `- Example: \`${name}=`, '- Change it: ']) {
      expect(section).toContain(`\n${line}`);
    }
  });

  it('gives a default that is the default', () => {
    const [, value] = /^- Default: `(.*)`$/m.exec(section) ?? [];
    // What the program derives is said in words.
    if (value === undefined || value.includes('PORT'))
      expect(section).toMatch(/^- Default: (not set|`http)/m);
    else expect(readConfig({ [name]: value })).toEqual(readConfig({}));
  });

  it('gives an example that is accepted, and is not the default', () => {
    const [, value = ''] = new RegExp(`^- Example: \`${name}=(.*)\`$`, 'm').exec(section) ?? [];
    const companions = companionsOf(name);
    expect(readConfig({ ...companions, [name]: value })).not.toEqual(readConfig(companions));
  });
});

it('settings.md has an example of secret keys that production refuses', () => {
  const [, example = ''] = /SECRET_KEYS=([A-Za-z0-9+/=]+)/.exec(SECTIONS.get('SECRET_KEYS') ?? '') ?? [];
  expect(() => readConfig({ NODE_ENV: 'production', SECRET_KEYS: example })).toThrow(
    'a key that is published',
  );
});

describe('parcours.env.example', () => {
  const settings = Object.fromEntries(
    EXAMPLE.filter(({ set }) => set).map(({ name, value }) => [name, value]),
  );

  it('does not start before the secret keys are filled in', () => {
    expect(() => readConfig(settings)).toThrow('SECRET_KEYS was not set');
  });

  it('starts with them, as a service in production', () => {
    const config = readConfig({ ...settings, SECRET_KEYS: ANY_KEY });
    expect(config).toMatchObject({ production: true, trustProxy: 1, loopback: false, demoLms: false });
  });

  it('shows the defaults of what it leaves out', () => {
    const shown = EXAMPLE.filter(({ set, value }) => !set && value !== '');
    expect(readConfig(Object.fromEntries(shown.map(({ name, value }) => [name, value])))).toEqual(
      readConfig({}),
    );
  });
});
