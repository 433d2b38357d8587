import { CLAIM } from '../../src/demo-lms/names.js';
import type { Forgery } from '../../src/demo-lms/forge/forge.js';
import { found, type ChapterResult, type Finding } from '../findings.js';
import { launch } from '../launch.js';
import type { Stage } from '../stage.js';

function without(...names: readonly string[]): Forgery {
  return {
    claims: (good) => Object.fromEntries(Object.entries(good).filter(([name]) => !names.includes(name))),
  };
}

const changed = (changes: Readonly<Record<string, unknown>>): Forgery => ({
  claims: (good) => ({ ...good, ...changes }),
});

const DAY = 86_400;

/** The guide's known "bad" payloads, by its own names (certification guide 1.3, section 6.1.1). */
const BAD: readonly (readonly [name: string, forgery: () => Forgery])[] = [
  ['No KID Sent in JWT header', () => ({ header: { kid: undefined } })],
  ['Incorrect KID in JWT header', () => ({ header: { kid: 'no-such-key' } })],
  ['Wrong LTI Version', () => changed({ [CLAIM.version]: '11.3' })],
  ['No LTI Version', () => without(CLAIM.version)],
  ['Invalid LTI message', () => ({ claims: () => ({ name: 'badltilaunch' }) })],
  ['Missing LTI Claims', () => without(CLAIM.messageType, CLAIM.version, CLAIM.deploymentId, CLAIM.roles)],
  [
    'Timestamps Incorrect',
    () => ({
      claims: (good) => ({ ...good, iat: Number(good['iat']) - DAY, exp: Number(good['exp']) - DAY }),
    }),
  ],
  ['message_type Claim Missing', () => without(CLAIM.messageType)],
  ['role Claim Missing', () => without(CLAIM.roles)],
  ['deployment_id Claim Missing', () => without(CLAIM.deploymentId)],
  [
    'resource_link_id Claim Missing',
    () => changed({ [CLAIM.resourceLink]: { title: 'A link that does not say its id' } }),
  ],
  ['user Claim Missing', () => without('sub')],
];

/** A refusal that nobody can read helps nobody: a few words at least. */
function isReadable(html: string): boolean {
  return /\p{L}{3,}.*\p{L}{3,}/su.test(html.replace(/<[^>]+>/g, ' '));
}

export async function badPayloads(stage: Stage, link: string): Promise<ChapterResult> {
  const findings: Finding[] = [];
  for (const [name, forgery] of BAD) {
    const outcome = await launch(stage, { link, person: 'camille.arnoult', forgery: forgery() });
    const { posted, accepted, page, why, proof } = outcome;
    const readable = isReadable(page.html);
    const passed = posted && !accepted && readable;
    findings.push(found(name, passed, readable ? why : `${why}, without a readable error`, proof));
  }
  return { section: '6.1.1', title: 'Known “bad” payloads', findings };
}
