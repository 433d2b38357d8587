import { CLAIM, ROLE, SCOPE } from '../../src/demo-lms/names.js';
import type { RegistrationInput } from '../../src/demo-lms/platform/registrations.js';
import { createDemoLms } from '../../src/demo-lms/create-demo-lms.js';
import type { DemoLms } from '../../src/demo-lms/create-demo-lms.js';
import { ORIGIN, START } from './support/registered-lms.js';

let lms: DemoLms;

beforeAll(async () => {
  lms = await createDemoLms({ origin: ORIGIN, toolOrigin: 'http://localhost:3000', now: () => START });
});

/** The claims of a launch by `person`, for a tool registered so. */
async function claimsFor(person: string, registration: RegistrationInput = {}, link = 'positionnement') {
  const { clientId } = await lms.platform.addRegistration(registration);
  return lms.platform.forge.claims({ nonce: 'n', person, link, clientId });
}

it('names the course, the link, the platform and the way back', async () => {
  expect(await claimsFor('camille.arnoult')).toMatchObject({
    [CLAIM.messageType]: 'LtiResourceLinkRequest',
    [CLAIM.version]: '1.3.0',
    [CLAIM.resourceLink]: { id: 'positionnement', title: 'Se positionner en santé numérique' },
    [CLAIM.context]: { title: 'Soins infirmiers – semestre 1', label: 'IFSI-S1' },
    [CLAIM.launchPresentation]: {
      locale: 'fr',
      document_target: 'window',
      return_url: `${ORIGIN}/cours/retour`,
    },
    [CLAIM.toolPlatform]: { guid: ORIGIN, product_family_code: 'parcours-demo-lms' },
  });
});

it('lives one minute from the second of the clock', async () => {
  expect(await claimsFor('camille.arnoult')).toMatchObject({
    iat: Math.floor(START / 1000),
    exp: Math.floor(START / 1000) + 60,
  });
});

it('gives teachers and learners their roles as full URIs', async () => {
  expect((await claimsFor('helene.morvan'))[CLAIM.roles]).toContain(ROLE.instructor);
  expect((await claimsFor('noe.lanvaux'))[CLAIM.roles]).toContain(ROLE.learner);
  expect((await claimsFor('noe.lanvaux'))[CLAIM.roles]).not.toContain(ROLE.instructor);
});

it('gives the name and the e-mail that the registration asked for', async () => {
  expect(await claimsFor('ines.delahaye')).toMatchObject({
    name: 'Inès Delahaye',
    given_name: 'Inès',
    family_name: 'Delahaye',
    email: 'ines.delahaye@ifsi.example',
  });
});

it('gives nothing personal that the registration did not ask for', async () => {
  const claims = await claimsFor('ines.delahaye', { claims: ['email'] });
  expect(claims).toHaveProperty('email');
  expect(claims).not.toHaveProperty('name');
  expect(claims).not.toHaveProperty('given_name');
});

it('has nothing personal to give of the person without a name', async () => {
  const claims = await claimsFor('sans-nom');
  for (const name of ['name', 'given_name', 'family_name', 'email']) expect(claims).not.toHaveProperty(name);
});

it('calls nobody by something that can be guessed', () => {
  const subs = lms.platform.people.map(({ sub }) => sub);
  expect(new Set(subs).size).toBe(9);
  for (const sub of subs) expect(sub).toMatch(/^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/);
});

describe('custom parameters', () => {
  it('are absent where neither the link nor the registration has any', async () => {
    expect(await claimsFor('camille.arnoult')).not.toHaveProperty([CLAIM.custom]);
  });

  it('join the registration’s to the link’s, which wins', async () => {
    const claims = await claimsFor('camille.arnoult', { custom: { path: 'x', a: '1' } }, 'decouverte');
    expect(claims[CLAIM.custom]).toEqual({ path: 'decouverte', a: '1' });
  });

  it('have their variables replaced, and unknown ones left as written', async () => {
    const custom = {
      course: '$Context.id',
      link: '$ResourceLink.title',
      name: '$Person.name.full',
      history: '$ResourceLink.id.history',
    };
    const claims = await claimsFor('camille.arnoult', { custom });
    expect(claims[CLAIM.custom]).toEqual({
      course: 'ifsi-soins-s1',
      link: 'Se positionner en santé numérique',
      name: 'Camille Arnoult',
      history: '$ResourceLink.id.history',
    });
  });

  it('keep to themselves the names that the registration did not ask for', async () => {
    const claims = await claimsFor('camille.arnoult', {
      claims: [],
      custom: { name: '$Person.name.full', email: '$Person.email.primary' },
    });
    expect(claims[CLAIM.custom]).toEqual({ name: '$Person.name.full', email: '$Person.email.primary' });
  });
});

describe('the services', () => {
  it('name the one column of a graded link', async () => {
    const claims = await claimsFor('camille.arnoult');
    expect(claims[CLAIM.ags]).toMatchObject({
      scope: [SCOPE.lineItem, SCOPE.lineItemRead, SCOPE.result, SCOPE.score],
      lineitems: `${ORIGIN}/services/course/ifsi-soins-s1/lineitems`,
      lineitem: expect.stringMatching(/\/lineitems\/[\w-]+\/lineitem$/) as string,
    });
    expect(claims[CLAIM.nrps]).toMatchObject({ service_versions: ['2.0'] });
  });

  it('name no column where the link has none', async () => {
    expect((await claimsFor('camille.arnoult', {}, 'a-preparer'))[CLAIM.ags]).not.toHaveProperty('lineitem');
  });

  it('are those that were granted', async () => {
    const claims = await claimsFor('camille.arnoult', { scopes: [SCOPE.score] });
    expect(claims[CLAIM.ags]).toMatchObject({ scope: [SCOPE.score] });
    expect(claims).not.toHaveProperty([CLAIM.nrps]);
  });

  it('are absent where none was granted', async () => {
    expect(await claimsFor('camille.arnoult', { scopes: [] })).not.toHaveProperty([CLAIM.ags]);
  });
});

describe('the target', () => {
  it('is the link’s own address when it has one', async () => {
    await lms.platform.addLink({
      id: 'lié',
      title: 'Lié',
      custom: {},
      targetLinkUri: 'http://localhost:3000/p/1',
    });
    expect((await claimsFor('camille.arnoult', {}, 'lié'))[CLAIM.targetLinkUri]).toBe(
      'http://localhost:3000/p/1',
    );
  });

  it('is the one registered for the message otherwise', async () => {
    const { clientId } = await lms.platform.addRegistration({
      messages: [{ type: 'LtiDeepLinkingRequest', targetLinkUri: 'http://localhost:3000/lti/deep' }],
    });
    const claims = lms.platform.forge.claims({ nonce: 'n', clientId, messageType: 'LtiDeepLinkingRequest' });
    expect(claims[CLAIM.targetLinkUri]).toBe('http://localhost:3000/lti/deep');
  });
});
