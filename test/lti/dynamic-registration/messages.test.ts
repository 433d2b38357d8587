import { toolMessages } from '../../../src/lti/dynamic-registration/tool-messages.js';
import { TOOL_CONFIGURATION } from '../support/fake-platform.js';
import { startScene, type Scene } from './registering.js';

const URL_OF_OURS = 'https://parcours.example';
const messagesFor = (offered: Parameters<typeof toolMessages>[2]) =>
  toolMessages(URL_OF_OURS, `${URL_OF_OURS}/lti/launch`, offered);
const offer = (type: string, placements?: string[]) => ({ type, placements });

describe('the messages that we register for', () => {
  it('are resource links and deep linking where the platform does not say what it sends', () => {
    const types = messagesFor(undefined).map(({ type }) => type);
    expect(types).toEqual(['LtiResourceLinkRequest', 'LtiDeepLinkingRequest']);
  });

  it('are those alone that the platform sends, and resource links in any case', () => {
    const all = [offer('LtiDeepLinkingRequest'), offer('LtiSubmissionReviewRequest'), offer('LtiOther')];
    expect(messagesFor(all).map(({ type }) => type)).toEqual([
      'LtiResourceLinkRequest',
      'LtiDeepLinkingRequest',
      'LtiSubmissionReviewRequest',
    ]);
    expect(messagesFor([offer('LtiOther')]).map(({ type }) => type)).toEqual(['LtiResourceLinkRequest']);
  });

  it('name the placements for choosing that the platform has, by its own names', () => {
    const placementsOf = (placements: string[]) => {
      const [, choosing] = messagesFor([offer('LtiDeepLinkingRequest', placements)]);
      return choosing?.placements;
    };
    expect(placementsOf(['ContentArea', 'RichTextEditor'])).toEqual(['ContentArea']);
    expect(placementsOf(['editor_button', 'link_selection', 'assignment_selection'])).toEqual([
      'assignment_selection',
      'link_selection',
    ]);
    expect(placementsOf(['RichTextEditor'])).toBeUndefined();
  });

  it('have a label in both languages, an icon of ours, and open at our one launch address', () => {
    for (const message of messagesFor([
      offer('LtiDeepLinkingRequest'),
      offer('LtiSubmissionReviewRequest'),
    ])) {
      expect(message['label#fr']).toBe(message.label);
      expect(message['label#en']).not.toBe('');
      expect(message.icon_uri).toBe(`${URL_OF_OURS}/assets/logo.svg`);
      expect(message.target_link_uri).toBe(`${URL_OF_OURS}/lti/launch`);
    }
  });

  it('show the way to choosing to those who build courses', () => {
    const [opening, choosing] = messagesFor(undefined);
    expect(choosing?.roles).toEqual([
      expect.stringMatching(/#Instructor$/),
      expect.stringMatching(/#ContentDeveloper$/),
    ]);
    expect(opening).not.toHaveProperty('roles');
  });
});

describe('what we ask a platform for', () => {
  let scene: Scene;
  beforeAll(async () => {
    scene = await startScene();
  });
  afterAll(() => scene.close());
  beforeEach(() => scene.platform.reset());

  async function askedOf(platformConfiguration: object): Promise<Record<string, unknown>> {
    const { platform } = scene;
    platform.configuration = () => ({
      body: {
        ...platform.goodConfiguration(),
        'https://purl.imsglobal.org/spec/lti-platform-configuration': platformConfiguration,
      },
    });
    await scene.open(await scene.invite());
    const body = JSON.parse(platform.requests[1]?.body ?? '') as Record<string, Record<string, unknown>>;
    return body[TOOL_CONFIGURATION] ?? {};
  }

  it('is where a copied link and a copied course come from', async () => {
    expect((await askedOf({}))['custom_parameters']).toEqual({
      context_id_history: '$Context.id.history',
      resource_link_id_history: '$ResourceLink.id.history',
    });
  });

  it('follows what it says it sends', async () => {
    const messages_supported = [{ type: 'LtiDeepLinkingRequest', placements: ['ContentArea'] }];
    const tool = await askedOf({ product_family_code: 'moodle', messages_supported });
    expect(tool['messages']).toMatchObject([{}, { placements: ['ContentArea'] }]);
    expect(JSON.stringify(tool)).not.toContain('canvas');
  });

  it('is the name alone of a Canvas, which wants that said in its own words', async () => {
    expect(await askedOf({ product_family_code: 'canvas' })).toMatchObject({
      'https://canvas.instructure.com/lti/privacy_level': 'name_only',
      'https://canvas.instructure.com/lti/tool_id': 'parcours',
    });
  });

  it.each([
    [{ messages_supported: 'all' }],
    [{ messages_supported: [{}] }],
    [{ messages_supported: [null] }],
  ])('is the usual where it says nothing that can be understood: %j', async (configuration) => {
    expect((await askedOf(configuration))['messages']).toHaveLength(2);
  });
});
