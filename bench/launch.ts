/** The processor time of a whole launch, ours and that of ltijs, in turn on one machine: see README.md. */
import { parseArgs } from 'node:util';
import { Browser } from './harness/browser.js';
import { launchThrough } from './harness/launch-through.js';
import { startOurTool, type Tool } from './harness/our-tool.js';
import { startPlatform, type Platform } from './harness/platform.js';
import { profileFlags } from './harness/server-process.js';
import { spread } from './harness/statistics.js';
import { startLtijsTool } from './ltijs/ltijs-tool.js';

const { values: options } = parseArgs({
  options: {
    rounds: { type: 'string', default: '7' },
    launches: { type: 'string', default: '400' },
    'warm-up': { type: 'string', default: '1000' },
    concurrency: { type: 'string', default: '8' },
    /** A folder: a profile of our server is written there. */
    'cpu-prof': { type: 'string' },
    /** Ours alone, to profile or to compare two versions. */
    alone: { type: 'boolean', default: false },
  },
});

interface Round {
  /** Of the server, in milliseconds a launch. */
  readonly cpu: number;
  /** Of the first page, in bytes. */
  readonly bytes: number;
}

let persons = 0;

/** Launches by people who never came before, so that each is learnt and written. */
async function round(platform: Platform, tool: Tool, launches: number): Promise<Round> {
  let left = launches;
  let bytes = 0;
  const before = await tool.server.usage();
  async function oneAfterAnother(): Promise<void> {
    while (left > 0) {
      left -= 1;
      persons += 1;
      const person = {
        sub: `person-${persons}`,
        name: `Camille Arnoult${persons}`,
        email: `c${persons}@example.org`,
      };
      const { body } = await launchThrough(platform, tool, new Browser(), person);
      if (!body.includes(person.name)) throw new Error('the first page does not greet the person');
      bytes = Buffer.byteLength(body);
    }
  }
  await Promise.all(Array.from({ length: Number(options.concurrency) }, oneAfterAnother));
  const after = await tool.server.usage();
  return { cpu: (after.cpu - before.cpu) / launches, bytes };
}

const platform = await startPlatform();
const ours = await startOurTool(platform, profileFlags(options['cpu-prof']));
const theirs = options.alone ? undefined : await startLtijsTool(platform);
const launches = Number(options.launches);
try {
  await round(platform, ours, Number(options['warm-up']));
  if (theirs !== undefined) await round(platform, theirs, Number(options['warm-up']));
  const cpu: { ours: number[]; theirs: number[]; ratio: number[] } = { ours: [], theirs: [], ratio: [] };
  for (let index = 1; index <= Number(options.rounds); index += 1) {
    const our = await round(platform, ours, launches);
    cpu.ours.push(our.cpu);
    if (theirs === undefined) {
      console.log(`round ${index}: ours ${our.cpu.toFixed(2)} ms`);
      continue;
    }
    const their = await round(platform, theirs, launches);
    cpu.theirs.push(their.cpu);
    cpu.ratio.push(our.cpu / their.cpu);
    console.log(
      `round ${index}: ours ${our.cpu.toFixed(2)} ms (page of ${our.bytes} B), ` +
        `ltijs ${their.cpu.toFixed(2)} ms (${their.bytes} B), ratio ${(our.cpu / their.cpu).toFixed(3)}`,
    );
  }
  console.log(
    `processor time a launch, median (lowest to highest) of ${cpu.ours.length} rounds of ${launches}`,
  );
  console.log(`  ours   ${spread(cpu.ours)} ms`);
  if (theirs !== undefined) {
    console.log(`  ltijs  ${spread(cpu.theirs)} ms`);
    console.log(`  ratio  ${spread(cpu.ratio, 3)}, to be at most 0.25`);
  }
} finally {
  await Promise.all([ours.stop(), theirs?.stop()]);
  await platform.close();
}
