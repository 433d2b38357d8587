/** `npm run test:lti-certification`: see docs/certification.md. */
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { certify } from './certify.js';
import { asMarkdown, asText, totalsOf } from './report.js';
import { anyTool, OFFERS } from './tools/any-tool.js';
import { startLtijs } from './tools/ltijs.js';
import { startParcours } from './tools/parcours.js';
import type { PlatformFacts, Registration, Tool } from './tool.js';

const HELP = `npm run test:lti-certification -- [options]

Runs the tests of the LTI Advantage certification guide for tools. Without options: against Parcours.

  --registration-url URL    against the tool that registers itself there (LTI dynamic registration)
  --ltijs                   against a small tool on ltijs, started here
  --manual                  against a tool that is registered by hand, with all of
      --login-url URL --redirect-url URL --target-url URL --key-set-url URL --client-id ID --port N
      --without deep-linking,names-and-roles,grades   what it does not offer
  --custom NAME=VALUE       a custom parameter of the suite's links; may stand several times
  --refusal PATTERN         marks a page that refuses although its status is below 400
  --patience SECONDS        how long to wait for what the tool does by itself (20)
  --port N                  where the suite's platform listens; any free port unless told
  --beyond                  also launches that the guide's list leaves out and the specifications refuse
  --proof                   prints the proof under each test
  --json, --markdown        prints for programs, or for documents

The exit code is 1 when a test fails, 2 when the command is not written as it must be.`;

const { values } = parseArgs({
  options: {
    help: { type: 'boolean', short: 'h', default: false },
    'registration-url': { type: 'string' },
    ltijs: { type: 'boolean', default: false },
    manual: { type: 'boolean', default: false },
    'login-url': { type: 'string' },
    'redirect-url': { type: 'string' },
    'target-url': { type: 'string' },
    'key-set-url': { type: 'string' },
    'client-id': { type: 'string' },
    without: { type: 'string', default: '' },
    custom: { type: 'string', multiple: true, default: [] },
    refusal: { type: 'string' },
    patience: { type: 'string', default: '20' },
    port: { type: 'string', default: '0' },
    beyond: { type: 'boolean', default: false },
    proof: { type: 'boolean', default: false },
    json: { type: 'boolean', default: false },
    markdown: { type: 'boolean', default: false },
  },
});

class UsageError extends Error {}

function given(name: 'login-url' | 'redirect-url' | 'target-url' | 'key-set-url' | 'client-id'): string {
  const value = values[name];
  if (value === undefined) throw new UsageError(`--manual needs --${name}`);
  return value;
}

/** What to enter in the tool, and a pause until somebody has: it is asked to press Enter. */
function prepare(platform: PlatformFacts): Promise<void> {
  const lines = Object.entries(platform).map(([name, value]) => `  ${name}: ${String(value)}`);
  console.error(`Register this platform with the tool, then press Enter:\n${lines.join('\n')}`);
  readFileSync(process.stdin.fd);
  return Promise.resolve();
}

function registrationOfOptions(): Registration | undefined {
  const url = values['registration-url'];
  if (url !== undefined) return { kind: 'dynamic', url };
  if (!values.manual) return undefined;
  const without = values.without.split(',').filter((name) => name !== '');
  const unknown = without.find((name) => !OFFERS.some((offer) => offer === name));
  if (unknown !== undefined) throw new UsageError(`--without: there is no ${unknown}`);
  return {
    kind: 'manual',
    clientId: given('client-id'),
    loginUrl: given('login-url'),
    redirectUrl: given('redirect-url'),
    targetUrl: given('target-url'),
    keySetUrl: given('key-set-url'),
    without: OFFERS.filter((offer) => without.includes(offer)),
    prepare,
  };
}

async function toolOfOptions(): Promise<Tool> {
  const registration = registrationOfOptions();
  if (registration === undefined) return values.ltijs ? startLtijs() : startParcours();
  return anyTool({
    registration,
    custom: Object.fromEntries(
      values.custom.map((pair) => [pair.split('=')[0] ?? '', pair.slice(pair.indexOf('=') + 1)]),
    ),
    refusal: values.refusal === undefined ? undefined : new RegExp(values.refusal, 'i'),
    patience: Number(values.patience) * 1_000,
  });
}

async function main(): Promise<number> {
  if (values.help) {
    console.log(HELP);
    return 0;
  }
  const tool = await toolOfOptions();
  try {
    const chapters = await certify(tool, { port: Number(values.port), beyond: values.beyond });
    const totals = totalsOf(chapters);
    if (values.json) console.log(JSON.stringify({ tool: tool.name, totals, chapters }, null, 2));
    else if (values.markdown) console.log(asMarkdown(tool.name, chapters));
    else console.log(asText(tool.name, chapters, values.proof));
    return totals.fail === 0 ? 0 : 1;
  } finally {
    await tool.stop();
  }
}

try {
  process.exitCode = await main();
} catch (error) {
  const usage = error instanceof UsageError;
  console.error(usage ? `${error.message}\n\n${HELP}` : error);
  process.exitCode = usage ? 2 : 1;
}
