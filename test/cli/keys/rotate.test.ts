import { randomBytes } from 'node:crypto';
import { toolKeys, toolKeysDefinition, type ToolKeys } from '../../../src/lti/keys/tool-keys.js';
import { secretBox, SecretBoxError } from '../../../src/security/secret-box.js';
import { commandLine, NOW, type CommandLine } from '../support/command-line.js';

const HOUR = 3_600_000;
const secret = () => randomBytes(32).toString('base64');

interface Rotated {
  readonly keyId: string;
  readonly activeFrom: string;
  readonly published: number;
  readonly retired: number;
  readonly resealed: number;
  readonly unreadable: number;
}

/** The keys as a service with these secrets has them, at that time. */
function asService<T>(
  cli: CommandLine,
  ring: readonly string[],
  now: number,
  work: (keys: ToolKeys) => Promise<T>,
): Promise<T> {
  return cli.withStore((store) => work(toolKeys(store, secretBox(ring), () => now)));
}

const signing = (cli: CommandLine, ring: readonly string[], now: number) =>
  asService(cli, ring, now, async (keys) => (await keys.signingKey()).kid);

const published = (cli: CommandLine, ring: readonly string[]) =>
  asService(cli, ring, NOW, async (keys) => (await keys.publicKeySet()).keys.map(({ kid }) => kid));

it('publishes a new key now that signs in an hour', async () => {
  const ring = [secret()];
  const cli = await commandLine({ SECRET_KEYS: ring.join(',') });
  const old = await signing(cli, ring, NOW);
  const { keyId, ...rest } = (await cli.json('keys', 'rotate')) as Rotated;
  expect(rest).toEqual({
    activeFrom: '2026-11-21T10:30:00.000Z',
    published: 2,
    retired: 0,
    resealed: 0,
    unreadable: 0,
  });
  expect(new Set(await published(cli, ring))).toEqual(new Set([keyId, old]));
  expect(await signing(cli, ring, NOW + HOUR - 1)).toBe(old);
  expect(await signing(cli, ring, NOW + HOUR)).toBe(keyId);
});

it('lets it sign at once where it is told to', async () => {
  const ring = [secret()];
  const cli = await commandLine({ SECRET_KEYS: ring.join(',') });
  await signing(cli, ring, NOW - HOUR);
  const { keyId, activeFrom } = (await cli.json('keys', 'rotate', '--now')) as Rotated;
  expect(activeFrom).toBe('2026-11-21T09:30:00.000Z');
  expect(await signing(cli, ring, NOW)).toBe(keyId);
});

it('withdraws every older key where they are no longer safe', async () => {
  const ring = [secret()];
  const cli = await commandLine({ SECRET_KEYS: ring.join(',') });
  await signing(cli, ring, NOW);
  await cli.json('keys', 'rotate');
  const { keyId, retired } = (await cli.json('keys', 'rotate', '--now', '--withdraw')) as Rotated;
  expect(retired).toBe(2);
  expect(await published(cli, ring)).toEqual([keyId]);
});

it('withdraws none before another signs', async () => {
  const cli = await commandLine({ SECRET_KEYS: secret() });
  const { code, err } = await cli.run('keys', 'rotate', '--withdraw');
  expect(code).toBe(2);
  expect(err).toContain('--now');
});

it('says the same to people', async () => {
  const cli = await commandLine({ SECRET_KEYS: secret() });
  const { code, out, err } = await cli.run('keys', 'rotate', '--now');
  expect({ code, err }).toEqual({ code: 0, err: '' });
  expect(out).toMatch(
    /^Key [\w-]{43} is published and signs from 2026-11-21T09:30:00.000Z; 1 in all are published\.$/,
  );
});

it('seals private keys anew, so that the old secret can go', async () => {
  const [older, newer] = [secret(), secret()];
  const cli = await commandLine({ SECRET_KEYS: `${newer},${older}` });
  const old = await signing(cli, [older], NOW);
  expect(await cli.json('keys', 'rotate')).toMatchObject({ resealed: 1, unreadable: 0 });
  expect(await signing(cli, [newer], NOW)).toBe(old);
  expect(await cli.json('keys', 'rotate')).toMatchObject({ resealed: 0 });
});

it('uses the generated secret where none is set', async () => {
  const cli = await commandLine();
  await cli.json('keys', 'rotate', '--now');
  expect(await cli.json('keys', 'rotate')).toMatchObject({ published: 2, unreadable: 0 });
});

it('withdraws a key a week after the next one began to sign', async () => {
  const ring = [secret()];
  const cli = await commandLine({ SECRET_KEYS: ring.join(',') });
  const week = 7 * 24 * HOUR;
  const oldest = await signing(cli, ring, NOW - 3 * week);
  const replaced = await asService(cli, ring, NOW - 2 * week, (keys) => keys.add(NOW - week));
  const { retired, published: left } = (await cli.json('keys', 'rotate')) as Rotated;
  expect({ retired, left }).toEqual({ retired: 1, left: 2 });
  expect(await published(cli, ring)).not.toContain(oldest);
  expect(await published(cli, ring)).toContain(replaced);
});

describe('where the secret of the signing key is not given', () => {
  it('refuses, and adds no key', async () => {
    const cli = await commandLine({ SECRET_KEYS: secret() });
    await signing(cli, [secret()], NOW);
    const { code, out, err } = await cli.run('keys', 'rotate', '--now');
    expect({ code, out }).toEqual({ code: 1, out: '' });
    expect(err).toContain('SECRET_KEYS does not open the key that signs now');
    expect(await cli.withStore((store) => store.collection(toolKeysDefinition).count({}))).toBe(1);
  });

  it('goes on with --force, so that a service that lost its secret can sign again', async () => {
    const ring = [secret()];
    const cli = await commandLine({ SECRET_KEYS: ring.join(',') });
    await signing(cli, [secret()], NOW - HOUR);
    await expect(signing(cli, ring, NOW)).rejects.toThrow(SecretBoxError);
    const { keyId, unreadable } = (await cli.json('keys', 'rotate', '--now', '--force')) as Rotated;
    expect(unreadable).toBe(1);
    expect(await signing(cli, ring, NOW)).toBe(keyId);
  });
});
