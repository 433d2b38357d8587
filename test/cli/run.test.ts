import { writeFile } from 'node:fs/promises';
import { COMMANDS } from '../../src/cli/commands.js';
import { commandLine } from './support/command-line.js';

const NAMES = COMMANDS.map(({ name }) => name);

it('offers the commands of the design that work, and no others', () => {
  expect(NAMES).toEqual([
    'administrators link',
    'platforms invite',
    'platforms list',
    'platforms presets',
    'platforms values',
    'platforms add',
    'platforms approve',
    'platforms suspend',
    'platforms deployments',
    'platforms evidence',
    'keys rotate',
    'store backup',
    'store restore',
    'store migrate',
    'store copy',
    'content check',
    'content preview',
    'content export',
    'content import',
    'content cartridge',
    'items calibrate',
    'items sets',
    'items publish',
    'items report',
    'scorm export',
    'scorm validate',
    'simulate',
    'grades status',
    'grades retry',
    'grades regrade',
  ]);
});

describe.each(COMMANDS)('$name --help', ({ name, summary, places, options }) => {
  it('names every argument, and touches nothing', async () => {
    const { run, storeFile } = await commandLine({ STORE_URL: 'nonsense' });
    const { code, out, err } = await run(...name.split(' '), '--help');
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out.startsWith(`Usage: parcours ${name}`)).toBe(true);
    expect(out).toContain(summary);
    expect(out).toContain('--json');
    for (const { says } of [...Object.values(places), ...Object.values(options)]) {
      expect(out.replaceAll(/\s+/g, ' ')).toContain(says);
    }
    await expect(run(...name.split(' '), '-h')).resolves.toEqual({ code, out, err });
    expect(storeFile).toBeDefined();
  });

  it('has lines of at most a hundred characters', async () => {
    const { run } = await commandLine();
    const { out } = await run(...name.split(' '), '--help');
    expect(out.split('\n').filter((line) => line.length > 100)).toEqual([]);
  });
});

describe('without a command', () => {
  it.each([['--help'], ['-h'], ['help']])('lists all of them for %s', async (word) => {
    const { code, out, err } = await (await commandLine()).run(word);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    for (const name of NAMES) expect(out).toContain(`  ${name}  `);
  });

  it('refuses an empty line, and lists them beside the output', async () => {
    const { code, out, err } = await (await commandLine()).run();
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toContain('no command is named');
    for (const name of NAMES) expect(err).toContain(name);
  });

  it('refuses a command that is not there', async () => {
    const { code, out, err } = await (await commandLine()).run('platform', 'list');
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toContain('there is no command "platform"');
  });

  it('lists the commands of a group', async () => {
    const { code, out } = await (await commandLine()).run('store', '--help');
    expect(code).toBe(0);
    expect(out).toContain('store backup');
    expect(out).not.toContain('platforms');
  });

  it('refuses a group alone, and a wrong word behind it', async () => {
    const { run } = await commandLine();
    const alone = await run('store');
    expect(alone).toMatchObject({ code: 2, out: '' });
    expect(alone.err).toContain('there is no command "store"');
    const wrong = await run('store', 'bakcup', 'file');
    expect(wrong).toMatchObject({ code: 2, out: '' });
    expect(wrong.err).toContain('there is no command "store bakcup"');
    expect(wrong.err).toContain('store backup');
  });
});

describe('what is not written as it must be exits with 2, names the mistake and shows the usage', () => {
  it.each([
    ['an unknown option', ['platforms', 'list', '--colour'], "Unknown option '--colour'"],
    ['a word too many', ['platforms', 'list', 'all'], 'there is no place for "all"'],
    ['a missing place', ['store', 'backup'], 'FILE is missing'],
    ['the second of two places missing', ['platforms', 'approve', 'https://a.fr'], 'CLIENT_ID is missing'],
    ['an empty place', ['store', 'backup', ''], 'FILE was ""'],
    ['an option without its value', ['grades', 'retry', '--registration'], "'--registration <value>'"],
    [
      'an option given twice',
      ['grades', 'retry', '--registration', 'a', '--registration', 'b'],
      'given twice',
    ],
    ['a switch given twice', ['keys', 'rotate', '--now', '--now'], '--now is given twice'],
    ['a switch with a value', ['keys', 'rotate', '--now=yes'], 'does not take an argument'],
    ['an option of another command', ['platforms', 'list', '--force'], "Unknown option '--force'"],
    ["a name of the language's own", ['platforms', 'list', '--__proto__'], 'Unknown option'],
  ])('%s', async (_what, argv, message) => {
    const { code, out, err } = await (await commandLine()).run(...argv);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toContain(`parcours ${argv.slice(0, 2).join(' ')}: `);
    expect(err).toContain(message);
    expect(err).toContain(`Usage: parcours ${argv.slice(0, 2).join(' ')}`);
  });
});

describe('what cannot be done exits with 1 and says why', () => {
  it('a wrong setting', async () => {
    const { run } = await commandLine({ STORE_URL: 'mysql://here' });
    const { code, out, err } = await run('platforms', 'list');
    expect({ code, out }).toEqual({ code: 1, out: '' });
    expect(err).toContain('parcours platforms list: Settings that stop the start');
    expect(err).toContain('STORE_URL');
  });

  it('a store that cannot be opened, with its setting and its cause', async () => {
    const { run, env, storeFile } = await commandLine();
    await writeFile(storeFile, '');
    env['STORE_URL'] = `sqlite:${storeFile}/parcours.db`;
    const { code, err } = await run('platforms', 'list');
    expect(code).toBe(1);
    expect(err).toMatch(/STORE_URL was .* \(.*parcours\.db is no folder\)/);
    expect(err).not.toContain('    at ');
  });
});

describe('with --json, what fails is JSON on the output too, and prose beside it', () => {
  it.each([
    [1, 'failure', ['platforms', 'approve', 'https://x', 'c', '--json'], 'https://x'],
    [2, 'usage', ['platforms', 'approve', 'https://x', '--json'], 'CLIENT_ID is missing'],
    [2, 'usage', ['platforms', 'list', '--json', '--json'], '--json is given twice'],
    [2, 'usage', ['platforms', 'list', '--json', '--colour'], "Unknown option '--colour'"],
    [2, 'usage', ['platform', 'list', '--json'], 'there is no command "platform"'],
    [2, 'usage', ['store', '--json'], 'there is no command "store'],
    [2, 'usage', ['--json'], 'there is no command "--json"'],
  ])('exits with %i and kind %s: %j', async (code, kind, argv, message) => {
    const answer = await (await commandLine()).run(...argv);
    expect(answer.code).toBe(code);
    expect(JSON.parse(answer.out)).toEqual({
      error: { kind, message: expect.stringContaining(message) as string },
    });
    expect(answer.err).toContain(message);
  });

  it('names a wrong setting', async () => {
    const { code, out, err } = await (await commandLine({ PORT: 'x' })).run('platforms', 'list', '--json');
    expect(code).toBe(1);
    expect(JSON.parse(out)).toEqual({
      error: { kind: 'failure', message: expect.stringContaining('PORT was "x"') as string },
    });
    expect(err).toContain('PORT was "x"');
  });

  it('leaves the output empty where --json stands behind --, as a text among others', async () => {
    const { code, out } = await (await commandLine()).run('platforms', 'approve', 'a', 'b', '--', '--json');
    expect({ code, out }).toEqual({ code: 2, out: '' });
  });
});
