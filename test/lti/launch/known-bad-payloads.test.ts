import type { Forgery } from '../../../src/demo-lms/forge/forge.js';
import { CLAIM } from '../../../src/demo-lms/names.js';
import { startTool, type RunningTool } from '../../support/tool.js';
import { withClaims, withoutClaims } from '../support/forgeries.js';
import { refusalOf, refusedWith } from '../support/refusals.js';

let tool: RunningTool;
beforeAll(async () => {
  tool = await startTool();
});
afterAll(() => tool.stop());

/** What OpenID Connect knows of, and nothing of LTI. */
const NOT_A_LAUNCH: Forgery = {
  claims: (good) => Object.fromEntries(Object.entries(good).filter(([name]) => !name.startsWith('https:'))),
};

/** LTI Advantage Conformance Certification Guide 1.3, section 6.1.1, in its order and its words. */
const PAYLOADS: readonly [string, Forgery, number, string][] = [
  ['No KID Sent in JWT header', { header: { kid: undefined } }, 401, 'kid_missing'],
  ['Incorrect KID in JWT header', { header: { kid: 'imstester_66067' } }, 401, 'kid_unknown'],
  ['Wrong LTI Version', withClaims({ [CLAIM.version]: '11.3' }), 400, 'version_unsupported'],
  ['No LTI Version', withoutClaims(CLAIM.version), 400, 'version_unsupported'],
  ['Invalid LTI message', { claims: () => ({ name: 'badltilaunch' }) }, 401, 'issuer_mismatch'],
  ['Missing LTI Claims', NOT_A_LAUNCH, 400, 'version_unsupported'],
  ['Timestamps Incorrect', withClaims({ iat: 11_111, exp: 22_222 }), 401, 'token_expired'],
  ['message_type Claim Missing', withoutClaims(CLAIM.messageType), 400, 'message_type_missing'],
  ['role Claim Missing', withoutClaims(CLAIM.roles), 400, 'roles_missing'],
  ['deployment_id Claim Missing', withoutClaims(CLAIM.deploymentId), 400, 'deployment_missing'],
  [
    'resource_link_id Claim Missing',
    withClaims({ [CLAIM.resourceLink]: { title: 'Sans identifiant' } }),
    400,
    'resource_link_missing',
  ],
  ['user Claim Missing', withoutClaims('sub'), 400, 'subject_missing'],
];

it.each(PAYLOADS)('refuses the known bad payload: %s', async (_name, forgery, status, code) => {
  const answer = await tool.launch(tool.browser(), { forgery });
  expect(await refusalOf(tool, answer)).toEqual(refusedWith(status, code));
});

it.each([
  ['LTI 1.1', 'LTI-1p0', 'version_unsupported'],
  ['a version that looks alike', '1.3.00', 'version_unsupported'],
])('refuses %s', async (_name, version, code) => {
  const answer = await tool.launch(tool.browser(), { forgery: withClaims({ [CLAIM.version]: version }) });
  expect(await refusalOf(tool, answer)).toEqual(refusedWith(400, code));
});

it.each(['LtiDeepLinkingRequestX', 'basic-lti-launch-request', 'LtiStartProctoring'])(
  'refuses the message %s, which it does not serve',
  async (type) => {
    const answer = await tool.launch(tool.browser(), { forgery: withClaims({ [CLAIM.messageType]: type }) });
    expect(await refusalOf(tool, answer)).toEqual(refusedWith(400, 'message_type_unsupported'));
  },
);

/** Platforms send null, blanks and unresolved variables where they have nothing to say (LTI Core 1.3, 5.4.6). */
it.each([
  ['null', null],
  ['a blank', ''],
  ['an unresolved variable', '$ResourceLink.id'],
])('takes a resource link id that is %s for a missing one', async (_name, id) => {
  const forgery = withClaims({ [CLAIM.resourceLink]: { id } });
  const answer = await tool.launch(tool.browser(), { forgery });
  expect(await refusalOf(tool, answer)).toEqual(refusedWith(400, 'resource_link_missing'));
});

it.each([
  ['the resource link', CLAIM.resourceLink, 400, 'resource_link_missing'],
  ['the target link', CLAIM.targetLinkUri, 400, 'target_link_missing'],
  ['the audience', 'aud', 401, 'audience_mismatch'],
  ['the issuer', 'iss', 401, 'issuer_mismatch'],
  ['exp', 'exp', 400, 'time_missing'],
  ['iat', 'iat', 400, 'time_missing'],
  ['the nonce', 'nonce', 401, 'nonce_mismatch'],
])('refuses a launch without %s', async (_name, claim, status, code) => {
  const answer = await tool.launch(tool.browser(), { forgery: withoutClaims(claim) });
  expect(await refusalOf(tool, answer)).toEqual(refusedWith(status, code));
});
