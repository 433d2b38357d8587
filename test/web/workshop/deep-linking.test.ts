import { createLocalJWKSet, jwtVerify, type JSONWebKeySet } from 'jose';
import { claim } from '../../../src/lti/claims-vocabulary.js';
import { changeRegistration, registrationOf } from '../../lti/support/demo-registration.js';
import { hiddenFields } from '../../support/test-browser.js';
import type { RunningTool } from '../../support/tool.js';
import { startSmallTool, textOf, visit } from '../support/small-tool.js';
import { choosing, composed, placing, refusedChoice } from './support.js';

let tool: RunningTool;
beforeAll(async () => {
  tool = await startSmallTool();
});
afterAll(() => tool.stop());

describe('a deep linking request', () => {
  it('leads a teacher to the choice of paths', async () => {
    const page = await (await choosing(tool)).get();
    expect([page.status, page.view]).toEqual([200, 'deep-linking']);
    expect(textOf(page)).toContain('Cours : Soins infirmiers – semestre 1');
    for (const path of ['positionnement', 'entrainement', 'examen', 'libre']) {
      expect(page.text).toContain(`value="path:${path}"`);
    }
  });

  it('leads there who builds the course without teaching it', async () => {
    const role = 'http://purl.imsglobal.org/vocab/lis/v2/membership#ContentDeveloper';
    const page = await (await choosing(tool, {}, { claims: { [claim.roles]: [role] } })).get();
    expect(page.view).toBe('deep-linking');
  });

  it('is refused to a learner', async () => {
    const refused = await refusedChoice(tool, {}, 'camille.arnoult');
    expect([refused.status, refused.view]).toEqual([403, 'launch-refused']);
  });

  it.each([
    ['no settings', undefined],
    ['no address to answer to', { accept_types: ['ltiResourceLink'] }],
    [
      'an address that is none of the Web',
      { accept_types: ['link'], deep_link_return_url: 'javascript:alert(1)' },
    ],
    ['no types accepted', { deep_link_return_url: 'https://lms.example/return' }],
  ])('is refused with %s', async (_name, settings) => {
    const refused = await refusedChoice(tool, { [claim.deepLinkingSettings]: settings });
    expect([refused.status, refused.view]).toEqual([400, 'launch-refused']);
  });

  it('opens none of a link’s pages', async () => {
    const teacher = await choosing(tool);
    const launch = teacher.base.replace('/workshop', '');
    for (const page of ['/results', '/item', '/try', '/path']) {
      expect((await teacher.browser.get(launch + page)).status).toBe(404);
    }
  });
});

describe('the answer to the platform', () => {
  it('is signed by us for the platform, and can be checked with our published keys', async () => {
    const { jwt, payload, action } = await placing(await choosing(tool), 'path:libre');
    const keys = (await (await fetch(`${tool.url}/lti/jwks`)).json()) as JSONWebKeySet;
    const [registration] = tool.lms.platform.registrations();
    const verified = await jwtVerify(jwt, createLocalJWKSet(keys), {
      issuer: registration?.clientId ?? '',
      audience: tool.lms.platform.issuer,
      algorithms: ['RS256'],
    });
    expect(verified.payload).toMatchObject({
      [claim.messageType]: 'LtiDeepLinkingResponse',
      [claim.version]: '1.3.0',
      [claim.deploymentId]: registration?.deploymentId,
    });
    expect(payload.nonce).toEqual(expect.any(String));
    expect((payload.exp ?? 0) - (payload.iat ?? 0)).toBeGreaterThan(60);
    expect(action).toMatch(/\/lti\/deep-linking-return$/);
  });

  it('gives data back as it came, blanks and all, and none where none came', async () => {
    const data = '  {"cours": "été", "x": "<b>&"}\n';
    expect((await placing(await choosing(tool, { data }), 'path:libre')).payload[claim.deepLinkingData]).toBe(
      data,
    );
    const without = await placing(await choosing(tool, { data: undefined }), 'path:libre');
    expect(without.payload).not.toHaveProperty([claim.deepLinkingData]);
  });

  it('never carries one nonce twice', async () => {
    const teacher = await choosing(tool);
    const [one, two] = [await placing(teacher, 'path:libre'), await placing(teacher, 'path:libre')];
    expect(one.payload.nonce).not.toBe(two.payload.nonce);
  });

  it('may leave for another site, and the page may do nothing else there', async () => {
    const { page } = await placing(await choosing(tool), 'path:libre');
    expect(page.headers['content-security-policy']).toContain('form-action *');
    const index = await (await choosing(tool)).get();
    expect(index.headers['content-security-policy']).toContain("form-action 'self'");
  });

  it('is taken by the platform: the activity stands in the course, and opens', async () => {
    const teacher = await choosing(tool);
    const choice = await composed(teacher, { opens: '', 'title-fr': 'Cybersécurité en stage' });
    const { action, jwt } = await placing(teacher, choice);
    const before = tool.lms.platform.links().length;
    const taken = await fetch(action, { method: 'POST', body: new URLSearchParams({ JWT: jwt }) });
    expect([taken.status, tool.lms.platform.links().length]).toEqual([200, before + 1]);
    const link = tool.lms.platform.links().at(-1);
    expect(link).toMatchObject({ title: 'Cybersécurité en stage', scoreMaximum: 20, resourceId: choice });
    const start = await (await visit(tool, { link: link?.id ?? '' })).get();
    expect(textOf(start)).toContain('Cybersécurité en stage');
    expect(textOf(start)).toContain('2 essais sont possibles. Le meilleur essai compte.');
  });

  it('is empty when the teacher gives up', async () => {
    const teacher = await choosing(tool);
    const page = await teacher.send(await teacher.get(), '/cancel');
    expect(textOf(page)).toContain('Rien n’est placé');
    const jwt = hiddenFields(page.text)['JWT'] ?? '';
    const before = tool.lms.platform.links().length;
    const action = /<form method="post" action="([^"]*)"/.exec(page.text)?.[1] ?? '';
    expect((await fetch(action, { method: 'POST', body: new URLSearchParams({ JWT: jwt }) })).status).toBe(
      200,
    );
    expect(tool.lms.platform.links()).toHaveLength(before);
  });
});

describe('a content item', () => {
  it('names its prescription by an id that never changes, and asks to be told of copies', async () => {
    const { items } = await placing(await choosing(tool), 'path:libre');
    const [item] = items;
    expect(item).toMatchObject({
      type: 'ltiResourceLink',
      title: 'Le parcours libre',
      url: `${tool.url}/lti/launch`,
      custom: {
        path: 'libre',
        context_id_history: '$Context.id.history',
        resource_link_id_history: '$ResourceLink.id.history',
      },
    });
    const again = await placing(await choosing(tool), 'path:libre');
    expect(again.items[0]?.['custom']).toEqual(item?.['custom']);
  });

  it('carries its line item, its dates, and where a learner’s work is looked at', async () => {
    const teacher = await choosing(tool);
    const choice = await composed(teacher);
    const [item] = (await placing(teacher, choice)).items;
    expect(item).toMatchObject({
      custom: { prescription: choice },
      lineItem: {
        label: 'Mon examen',
        scoreMaximum: 20,
        resourceId: choice,
        tag: 'parcours',
        submissionReview: { reviewableStatus: expect.arrayContaining(['Completed']) as unknown },
      },
      available: { startDateTime: '2030-03-01T07:00:00.000Z', endDateTime: '2030-03-31T16:00:00.000Z' },
      submission: { startDateTime: '2030-03-01T07:00:00.000Z', endDateTime: '2030-03-31T16:00:00.000Z' },
    });
    expect(item?.['custom']).not.toHaveProperty('path');
  });

  it('has no line item where nothing is graded, nor where the platform wants none', async () => {
    const teacher = await choosing(tool);
    const ungraded = await composed(teacher, { graded: '', 'title-fr': 'Sans note' });
    expect((await placing(teacher, ungraded)).items[0]).not.toHaveProperty('lineItem');
    for (const refusal of [false, 'false']) {
      const other = await choosing(tool, { accept_lineitem: refusal });
      expect((await placing(other, 'path:positionnement')).items[0]).not.toHaveProperty('lineItem');
    }
    for (const consent of [true, 'true', undefined]) {
      const other = await choosing(tool, { accept_lineitem: consent });
      expect((await placing(other, 'path:positionnement')).items[0]).toHaveProperty('lineItem');
    }
  });

  it('opens where the teacher chose, if the platform can', async () => {
    const both = { accept_presentation_document_targets: ['iframe', 'window'] };
    const teacher = await choosing(tool, both);
    expect((await teacher.get()).text).toContain('name="target"');
    expect((await placing(teacher, 'path:libre', 'window')).items[0]).toMatchObject({ window: {} });
    expect((await placing(teacher, 'path:libre', 'iframe')).items[0]).toMatchObject({ iframe: {} });
    const free = (await placing(teacher, 'path:libre')).items[0];
    expect(free).not.toHaveProperty('window');
    const windows = await choosing(tool, { accept_presentation_document_targets: ['window'] });
    expect((await windows.get()).text).not.toContain('name="target"');
    expect((await placing(windows, 'path:libre', 'iframe')).items[0]).not.toHaveProperty('iframe');
  });

  it('asks nobody where to open it where the platform decides that alone', async () => {
    const { family } = await registrationOf(tool);
    await changeRegistration(tool, { family: 'moodle' });
    const both = { accept_presentation_document_targets: ['iframe', 'window'] };
    const page = await (await choosing(tool, both)).get();
    await changeRegistration(tool, { family });
    expect(page.view).toBe('deep-linking');
    expect(page.text).not.toContain('name="target"');
  });

  it('stands once for each path chosen', async () => {
    const { items } = await placing(await choosing(tool), ['path:libre', 'path:examen', 'path:libre']);
    expect(items.map(({ title }) => title)).toEqual(['Le parcours libre', 'Le parcours examen']);
  });
});

describe('where the platform takes one link only', () => {
  it.each([[false], ['false'], [undefined]])('(accept_multiple %p) one may be chosen', async (several) => {
    const teacher = await choosing(tool, { accept_multiple: several });
    const page = await teacher.get();
    expect(page.text).toContain('type="radio"');
    expect(page.text).not.toContain('type="checkbox"');
    const refused = await teacher.send(page, '/use', { choice: ['path:libre', 'path:examen'] });
    expect(refused.status).toBe(400);
  });

  it.each([[true], ['true']])('(accept_multiple %p) is not so: several may be', async (several) => {
    expect((await (await choosing(tool, { accept_multiple: several })).get()).text).toContain(
      'type="checkbox"',
    );
  });
});

describe('where the platform takes no links', () => {
  it('the page says so, offers to go back, and a choice is refused', async () => {
    const teacher = await choosing(tool, { accept_types: ['file', 'html'] });
    const page = await teacher.get();
    expect(textOf(page)).toContain('ne prend pas d’activité à cet endroit');
    expect(page.text).not.toContain('name="choice"');
    expect((await teacher.send(page, '/use', { choice: 'path:libre' })).status).toBe(400);
    expect((await teacher.send(page, '/cancel')).view).toBe('deep-linking-return');
  });
});

it('says what happens next as the platform will do it', async () => {
  expect(textOf(await (await choosing(tool, { auto_create: 'true' })).get())).toContain(
    'Placer dans le cours',
  );
  expect(textOf(await (await choosing(tool, { auto_create: false })).get())).toContain(
    'Continuer dans le cours',
  );
});

it('asks for a choice where none was made', async () => {
  const teacher = await choosing(tool);
  const page = await teacher.send(await teacher.get(), '/use');
  expect([page.status, page.view]).toEqual([422, 'deep-linking']);
  expect(page.text).not.toContain('Revenir au suivi');
  expect(textOf(page)).toContain('Choisissez d’abord un parcours.');
});
