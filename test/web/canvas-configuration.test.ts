import { startTool, type RunningTool } from '../support/tool.js';

let tool: RunningTool;
beforeAll(async () => (tool = await startTool()));
afterAll(() => tool.stop());

it('serves to anybody what Canvas reads to add the tool', async () => {
  const answer = await fetch(`${tool.url}/lti/configuration/canvas.json`);
  expect(answer.status).toBe(200);
  expect(answer.headers.get('content-type')).toMatch(/^application\/json/);
  const { extensions, ...rest } = (await answer.json()) as { extensions: object[] };
  expect(rest).toEqual({
    title: 'Parcours',
    description: expect.any(String) as string,
    oidc_initiation_url: `${tool.url}/lti/login`,
    target_link_uri: `${tool.url}/lti/launch`,
    scopes: [
      'https://purl.imsglobal.org/spec/lti-ags/scope/lineitem',
      'https://purl.imsglobal.org/spec/lti-ags/scope/result.readonly',
      'https://purl.imsglobal.org/spec/lti-ags/scope/score',
      'https://purl.imsglobal.org/spec/lti-nrps/scope/contextmembership.readonly',
    ],
    public_jwk_url: `${tool.url}/lti/jwks`,
    custom_fields: {
      context_id_history: '$Context.id.history',
      resource_link_id_history: '$ResourceLink.id.history',
    },
  });
  expect(extensions).toMatchObject([
    {
      domain: new URL(tool.url).host,
      platform: 'canvas.instructure.com',
      privacy_level: 'name_only',
      settings: {
        placements: [
          { placement: 'assignment_selection', message_type: 'LtiDeepLinkingRequest' },
          { placement: 'link_selection', message_type: 'LtiDeepLinkingRequest' },
        ],
      },
    },
  ]);
});
