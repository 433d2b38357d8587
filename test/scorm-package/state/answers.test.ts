import fc from 'fast-check';
import type { Answer, MarkableItem } from '../../../src/assessment/marking/item.js';
import { mark } from '../../../src/assessment/marking/mark.js';
import { answerText, readAnswer } from '../../../scorm-package/state/answers.js';
import { StateReader } from '../../../scorm-package/state/characters.js';

const shortText: MarkableItem = { type: 'short-text', accepted: ['INS'], tolerance: ['case'] };

const blanks = (...accepted: readonly string[]): MarkableItem => ({
  type: 'blanks',
  blanks: [
    { id: 'a', accepted, tolerance: ['case', 'punctuation', 'spelling'] },
    { id: 'b', options: ['oui', 'non'], right: 'oui' },
  ],
});

const kept = (item: MarkableItem, answer: Answer, most: number): Answer =>
  readAnswer(item, new StateReader(answerText(item, answer, most)));

const text = (written: string): Answer => ({ kind: 'text', text: written });
const part = (written: string): Answer => ({ kind: 'parts', parts: { a: written, b: 'oui' } });

it.each([40, 20, 10, 4])(
  'a text of which %d characters are kept ends with an ellipsis, a shorter one does not',
  (most) => {
    const whole = 'x'.repeat(most);
    expect(kept(shortText, text(whole), most)).toEqual(text(whole));
    expect(kept(shortText, text(`${whole}y`), most)).toEqual(text(`${whole}…`));
  },
);

it('a text that there is no room for is an ellipsis, and none is none', () => {
  expect(kept(shortText, text('INS'), 0)).toEqual(text('…'));
  expect(kept(shortText, text(''), 0)).toEqual(text(''));
  expect(kept(blanks('INS'), part('un tout autre mot'), 0)).toEqual(part('…'));
});

it('no character is cut in half', () => {
  expect(kept(shortText, text('ab😀cd'), 3)).toEqual(text('ab…'));
});

it('what was cut before is cut no further where there is room, and not twice', () => {
  const once = kept(shortText, text('une réponse trop longue'), 10);
  expect(once).toEqual(text('une répons…'));
  for (const most of [40, 20, 10]) expect(kept(shortText, once, most)).toEqual(once);
  expect(kept(shortText, once, 4)).toEqual(text('une …'));
});

it('a learner may write what the state itself writes', () => {
  for (const written of ['%=', '%.', '%25', 'a…', '…', '%u2026']) {
    expect(kept(shortText, text(written), 40)).toEqual(text(written));
    expect(kept(blanks('INS'), part(written), 40)).toEqual(part(written));
  }
});

it('a part that was right and is cut reads as the solution: its beginning would be marked wrong', () => {
  const item = blanks('identité nationale de santé', 'INS');
  expect(kept(item, part('Identite nationale de sante'), 10)).toEqual(part('identité nationale de santé'));
  expect(kept(item, part('INS'), 10)).toEqual(part('INS'));
});

it('a part that was wrong shows no beginning that would be marked right', () => {
  expect(kept(blanks('dmp'), part('DMP ou autre chose'), 4)).toEqual(part('…'));
  expect(kept(blanks('dmp'), part('dossier pharmaceutique'), 4)).toEqual(part('doss…'));
});

it('every part is marked as it was, however little of it is kept', () => {
  const written = fc.oneof(
    fc.constantFrom('identité nationale de santé', 'Identite, nationale de santé !', 'INS', 'ins et plus'),
    fc.string({ unit: 'grapheme', maxLength: 60 }),
  );
  fc.assert(
    fc.property(written, fc.constantFrom(40, 20, 10, 4, 0), (given, most) => {
      const item = blanks('identité nationale de santé', 'INS');
      const first = kept(item, part(given), most);
      expect(mark(item, first)).toEqual(mark(item, part(given)));
      expect(mark(item, kept(item, first, most))).toEqual(mark(item, part(given)));
    }),
  );
});
