import { scope } from '../../../src/lti/claims-vocabulary.js';
import { textOf } from '../../web/support/small-tool.js';
import { TOOL_CONFIGURATION } from '../support/fake-platform.js';
import { startScene, type Scene } from './registering.js';

let scene: Scene;
beforeAll(async () => {
  scene = await startScene();
});
afterAll(() => scene.close());
beforeEach(() => scene.platform.reset());

const ALL = Object.values(scope).join(' ');

async function pageWith(scopes: string, tool: object = {}) {
  scene.platform.registration = () => ({
    body: { client_id: 'client-1', scope: scopes, [TOOL_CONFIGURATION]: tool },
  });
  return scene.open(await scene.invite());
}

const listsOf = async (scopes: string, tool?: object) => {
  const { text } = await pageWith(scopes, tool);
  return [...text.matchAll(/<ul class="agreed[^"]*">(.*?)<\/ul>/gs)].map(([, list = '']) => list);
};

describe('the page after a registration', () => {
  it('says in plain words what Parcours can do, and nothing of what is missing where nothing is', async () => {
    const [can = '', cannot] = await listsOf(ALL);
    expect(can).toContain('Envoyer les notes dans le carnet de notes.');
    expect(can).toContain('Filtrer le suivi et les exports par groupe.');
    expect(cannot).toBeUndefined();
  });

  it.each([
    [scope.score, 'L’envoi des notes'],
    [scope.lineItem, 'La création de colonnes'],
    [scope.result, 'La relecture des notes'],
    [scope.members, 'La liste des inscrits'],
    [scope.groups, 'Les groupes'],
  ])('says what does not work without %s', async (missing, consequence) => {
    const granted = Object.values(scope).filter((one) => one !== missing);
    const [, cannot = ''] = await listsOf(granted.join(' '));
    expect(cannot.match(/<li>/g)).toHaveLength(1);
    expect(cannot).toContain(consequence);
  });

  it('says what does not work without deep linking, and without names', async () => {
    const [, cannot = ''] = await listsOf(ALL, {
      messages: [{ type: 'LtiResourceLinkRequest' }],
      claims: ['iss', 'sub'],
    });
    expect(cannot).toContain('Le choix depuis le cours');
    expect(cannot).toContain('Les noms');
  });

  it('shows what was agreed to the letter', async () => {
    const page = await pageWith(scope.score, {
      messages: [{ type: 'LtiDeepLinkingRequest', placements: ['ContentArea'] }],
      claims: ['sub', 'family_name'],
    });
    for (const letter of [scope.score, 'LtiDeepLinkingRequest', 'ContentArea', 'family_name', 'client-1']) {
      expect(textOf(page)).toContain(letter);
    }
  });

  it('says so where the platform does not say what it took', async () => {
    expect(textOf(await pageWith(ALL))).toContain('votre plateforme ne le dit pas');
  });

  it('offers no link that would use the invitation again', async () => {
    expect((await pageWith(ALL)).text).not.toContain('lang=en');
  });

  it('shows what a platform sends as text', async () => {
    const page = await pageWith('<script>alert(1)</script>', { claims: ['"><img src=x>'] });
    expect(page.text).not.toMatch(/<script>alert|<img/);
  });

  it('closes by itself only where nothing is missing', async () => {
    const closing = async (scopes: string) => /data-closing="(\d*)"/.exec((await pageWith(scopes)).text)?.[1];
    expect(await closing(ALL)).toBe('12');
    expect(await closing(scope.score)).toBe('');
  });
});
