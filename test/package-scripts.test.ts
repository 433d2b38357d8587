import { readFile } from 'node:fs/promises';

/** Names of scripts that npm runs by itself when it installs, whatever they were meant for. */
const RUN_BY_NPM = [
  'dependencies',
  'install',
  'preinstall',
  'postinstall',
  'prepublish',
  'prepare',
  'preprepare',
  'postprepare',
];

it('nothing runs by itself at an installation, which may lack the packages for development', async () => {
  const { scripts } = JSON.parse(await readFile('package.json', 'utf8')) as { scripts: object };
  expect(Object.keys(scripts).filter((name) => RUN_BY_NPM.includes(name))).toEqual([]);
});
