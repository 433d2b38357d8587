import { prepareBank, type BankItem } from '../../src/assessment/bank.js';
import type { Content } from '../../src/content/content.js';
import { sittingBank } from '../../src/sittings/sitting-bank.js';
import type { Sitting } from '../../src/sittings/sitting.js';

const item = (id: string, b: number): BankItem => ({
  id,
  domain: 'donnees',
  competence: 'donnees-identite',
  parameters: { a: 1, b, c: 0, d: 1 },
});

/** A bank under parameters of which one item's difficulty is as given. */
function contentWhere(b: number): Pick<Content, 'items' | 'parameters'> {
  const items = [item('asked', b), item('other', 0)];
  const of = new Map(items.map(({ id, parameters }) => [id, parameters]));
  return {
    items: new Map(items.map(({ id }) => [id, { level: 3 }])),
    parameters: { of, bank: prepareBank(items) },
  } as unknown as Content;
}

const sitting = {
  prescription: { settings: {} },
  responses: [{ ...item('asked', 1), item: 'asked', parameters: { a: 1, b: 1, c: 0, d: 1 } }],
} as unknown as Sitting;

const difficultyIn = (content: Pick<Content, 'items' | 'parameters'>) =>
  sittingBank(sitting, content).items.get('asked')?.parameters.b;

describe('the bank that a sitting is estimated with', () => {
  it('is the one that all share while what was answered is in it as it was', () => {
    const content = contentWhere(1);
    expect(sittingBank(sitting, content)).toBe(sittingBank({ ...sitting, responses: [] }, content));
  });

  it('has what was answered as it was served, whichever sets it was compared with before', () => {
    const [before, after] = [contentWhere(1), contentWhere(2)];
    expect([before, after, before, after].map(difficultyIn)).toEqual([1, 1, 1, 1]);
    expect(sittingBank({ ...sitting, responses: [] }, after).items.get('asked')?.parameters.b).toBe(2);
  });

  it('keeps what was answered where the item is gone', () => {
    const { items, parameters } = contentWhere(1);
    const bank = prepareBank([item('other', 0)]);
    expect(difficultyIn({ items, parameters: { ...parameters, bank } })).toBe(1);
  });
});
