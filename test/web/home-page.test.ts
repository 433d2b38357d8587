import type { RunningTool } from '../support/tool.js';
import { startTool } from '../support/tool.js';

let tool: RunningTool;
beforeAll(async () => {
  tool = await startTool();
});
afterAll(() => tool.stop());

async function home(language: string): Promise<string> {
  return (await tool.browser().get('/', { 'accept-language': language })).text;
}

describe('the front page', () => {
  it('names the shortest way in first, and the exam last', async () => {
    const titles = [...(await home('fr')).matchAll(/<li><h3>([^<]*?) <span class="minutes">/g)].map(
      ([, title]) => title,
    );
    expect(titles[0]).toBe('Découverte en dix questions');
    expect(titles.at(-1)).toBe('Examen blanc');
    expect(new Set(titles).size).toBe(titles.length);
  });

  it('holds every module, in its domain', async () => {
    const { modules, framework } = tool.services.content;
    const text = await home('fr');
    for (const { id, competences } of framework.domains) {
      const card = new RegExp(`domain-card domain-${id}">[^]*?</details>`).exec(text)?.[0] ?? '';
      const own = [...modules.values()].filter(({ competence }) =>
        competences.some((each) => each.id === competence),
      );
      expect(own.length).toBeGreaterThan(0);
      for (const { title } of own) expect(card).toContain(title);
      expect(card.match(/class="minutes"/g)).toHaveLength(own.length);
    }
  });

  it('says in English which modules are in French', async () => {
    expect(await home('en')).toMatch(
      /<span lang="fr">[^<]+<\/span> <span class="minutes">\d+ min, in French<\/span>/,
    );
    expect(await home('fr')).not.toContain('en français');
  });
});
