import { readConfig } from '../../src/config.js';
import type { Content } from '../../src/content/content.js';
import { itemsOf } from '../../src/content/module-items.js';
import type { Module } from '../../src/content/modules.js';
import { contentOf } from '../../src/services.js';

let content: Content;
let modules: Module[];
beforeAll(async () => {
  content = await contentOf(readConfig({}));
  modules = [...content.modules.values()];
});

it('are on one competence each, and named after it', () => {
  expect(modules.length).toBeGreaterThanOrEqual(5);
  for (const { id, competence } of modules) expect(id).toBe(competence.replace('.', '-'));
});

it('last a sitting, and ask questions of their competence between cards of several kinds', () => {
  for (const module of modules) {
    const { id, competence, minutes, steps } = module;
    expect([id, minutes >= 15 && minutes <= 25]).toEqual([id, true]);
    const asked = itemsOf(module);
    expect([id, asked.length >= 6 && asked.length <= 10]).toEqual([id, true]);
    const others = asked.filter((item) => content.items.get(item)?.competence !== competence);
    expect([id, others]).toEqual([id, []]);
    const kinds = new Set(steps.map(({ kind }) => kind));
    expect([id, [...kinds].toSorted()]).toEqual([
      id,
      ['case', 'either-or', 'flash-cards', 'item', 'lesson', 'self-check'],
    ]);
    expect([id, steps[0]?.kind, steps.at(-1)?.kind]).toEqual([id, 'lesson', 'self-check']);
  }
});

it('draw what words say worse, each drawing once', () => {
  const drawn = modules.flatMap(({ steps }) =>
    steps.flatMap((step) => ('figure' in step && step.figure !== undefined ? [step.figure] : [])),
  );
  expect(new Set(drawn.map(({ file }) => file)).size).toBe(drawn.length);
  for (const { alt } of drawn) expect(alt.length).toBeGreaterThan(40);
  expect(drawn.length).toBeGreaterThanOrEqual(modules.length);
});

it('put no card of either-or all on one side', () => {
  for (const { id, steps } of modules) {
    for (const step of steps) {
      if (step.kind !== 'either-or') continue;
      expect([id, new Set(step.cards.map(({ side }) => side)).size]).toEqual([id, 2]);
    }
  }
});

it('are set in French typography', () => {
  const wrong = /[^\u00a0\u202f]:(?=\s)|[^\u00a0\u202f\s][;!?](?=\s|$)| [;!?:»]|« |\w'\w/u;
  for (const { id, steps, title, summary, objectives } of modules) {
    const texts: string[] = [];
    JSON.stringify([steps, title, summary, objectives], (_key, value: unknown) => {
      if (typeof value === 'string') texts.push(value.replace(/`[^`]*`/g, '').replace(/https?:\S+/g, ''));
      return value;
    });
    expect([id, texts.filter((text) => wrong.test(text))]).toEqual([id, []]);
  }
});
