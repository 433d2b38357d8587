import { CLAIM } from '../../src/demo-lms/names.js';
import type { Forgery } from '../../src/demo-lms/forge/forge.js';
import type { Claims } from '../../src/demo-lms/platform/launch-claims.js';
import { found, type ChapterResult, type Finding } from '../findings.js';
import { launch } from '../launch.js';
import type { Stage } from '../stage.js';

const claims = (change: (good: Claims) => Claims): Forgery => ({ claims: change });

function lacking(name: string): Forgery {
  return claims((good) => Object.fromEntries(Object.entries(good).filter(([other]) => other !== name)));
}

/**
 * What the guide's list for tools leaves out and the specifications ask for: 1EdTech Security Framework 1.0, sections
 * 5.1.1 to 5.1.3; OpenID Connect Core 1.0, section 3.1.3.7; LTI Core 1.3, sections 3.1.3 and 5.3.4.
 */
const REFUSED: readonly (readonly [name: string, forgery: Forgery])[] = [
  ['Unsigned token', { key: 'none' }],
  ['Signed with our public key as a secret', { key: 'hs256' }],
  ['Signed by another key', { key: 'other' }],
  ['Another issuer', claims((good) => ({ ...good, iss: 'https://another.example' }))],
  ['Another audience', claims((good) => ({ ...good, aud: 'another-client' }))],
  [
    'An untrusted audience beside ours',
    claims((good) => ({ ...good, aud: [good['aud'], 'another-client'] })),
  ],
  ['Another authorized party', claims((good) => ({ ...good, azp: 'another-client' }))],
  ['No expiry', lacking('exp')],
  ['No time of issue', lacking('iat')],
  ['No nonce', lacking('nonce')],
  ['A nonce that was never asked for', claims((good) => ({ ...good, nonce: 'made-up' }))],
  ['An unknown deployment', claims((good) => ({ ...good, [CLAIM.deploymentId]: 'never-approved' }))],
  [
    'A target link elsewhere',
    claims((good) => ({ ...good, [CLAIM.targetLinkUri]: 'https://another.example/launch' })),
  ],
];

/** Beyond the guide: launches that a tool must refuse as well. */
export async function security(stage: Stage, link: string): Promise<ChapterResult> {
  const findings: Finding[] = [];
  for (const [name, forgery] of REFUSED) {
    const { posted, accepted, why, proof } = await launch(stage, {
      link,
      person: 'camille.arnoult',
      forgery,
    });
    findings.push(found(name, posted && !accepted, why, proof));
  }
  return { section: 'beyond', title: 'What the specifications ask beyond the guide’s list', findings };
}
