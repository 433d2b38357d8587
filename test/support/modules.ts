import { stringify } from 'yaml';
import type { ContentFiles } from './content-folder.js';

export const FIGURE = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 400 100" width="400" height="100">
<style>.ink{fill:#000}</style><rect class="paper" x="1" y="1" width="398" height="98"/>
<text class="ink" x="20" y="50" font-size="20">Un schéma</text></svg>`;

/** A module with a step of every kind, and two items; what is named in `changes` differs. */
export function noteModule(changes: object = {}) {
  return {
    id: 'bien-noter',
    competence: 'soin.noter',
    title: 'Bien noter',
    summary: 'Noter en deux étapes.',
    objectives: ['Noter tout de suite', 'Noter ce que l’on voit'],
    minutes: 12,
    mastery: 70,
    steps: [
      {
        id: 'scene',
        kind: 'lesson',
        title: 'Une scène',
        text: 'Un texte **utile**.',
        figure: { file: 'schema.svg', alt: 'Un cadre avec un mot', caption: 'La légende' },
      },
      { id: 'question-1', kind: 'item', item: 'soin-noter-01' },
      {
        id: 'mots',
        kind: 'flash-cards',
        title: 'Des mots',
        cards: [
          { id: 'a', front: 'Un recto', back: 'Un verso' },
          { id: 'b', front: 'Un autre recto', back: 'Un autre verso' },
        ],
      },
      {
        id: 'tri',
        kind: 'either-or',
        title: 'Vite dit',
        sides: [
          { id: 'a', text: 'Vrai' },
          { id: 'b', text: 'Faux' },
        ],
        cards: ['a', 'b', 'c'].map((id) => ({
          id,
          text: `Carte ${id}`,
          side: id === 'a' ? 'a' : 'b',
          feedback: `Parce que ${id}`,
        })),
      },
      {
        id: 'cas',
        kind: 'case',
        title: 'Un cas',
        text: 'Une situation.',
        stages: [
          { id: 'a', question: 'Que voir ?', answer: 'Ceci.' },
          { id: 'b', question: 'Que faire ?', answer: 'Cela.' },
        ],
      },
      { id: 'question-2', kind: 'item', item: 'soin-noter-02' },
      {
        id: 'bilan',
        kind: 'self-check',
        title: 'Où j’en suis',
        statements: [
          { id: 'a', text: 'Je sais noter' },
          { id: 'b', text: 'Je sais relire' },
        ],
      },
    ],
    further: [{ id: 'a', title: 'Une lecture', url: 'https://lecture.example/' }],
    ...changes,
  };
}

/** The files that bring the module above, and its English. */
export function moduleFiles(changes: object = {}): Record<string, string> & ContentFiles {
  return {
    'modules/bien-noter.yaml': stringify(noteModule(changes)),
    'figures/schema.svg': FIGURE,
  };
}

/** Every text in it with « (EN) » behind it, by ids, as a translation of the module above. */
const inEnglish = (text: string) => `${text} (EN)`;

const card = (id: string, texts: object) => ({ id, ...texts });

export const ENGLISH: ContentFiles = {
  'translations/en/modules/bien-noter.yaml': stringify({
    id: 'bien-noter',
    title: 'Recording well',
    summary: 'Recording in two steps.',
    objectives: ['Record at once', 'Record what you see'],
    steps: [
      card('scene', {
        title: 'A scene',
        text: 'A **useful** text.',
        figure: { alt: 'A frame with a word', caption: 'The caption' },
      }),
      card('mots', {
        title: 'Some words',
        cards: ['a', 'b'].map((id) => card(id, { front: inEnglish('Front'), back: inEnglish('Back') })),
      }),
      card('tri', {
        title: 'Quickly said',
        sides: [card('a', { text: 'True' }), card('b', { text: 'False' })],
        cards: ['a', 'b', 'c'].map((id) =>
          card(id, { text: inEnglish('Card'), feedback: inEnglish('Because') }),
        ),
      }),
      card('cas', {
        title: 'A case',
        text: 'A situation.',
        stages: ['a', 'b'].map((id) => card(id, { question: 'What?', answer: 'This.' })),
      }),
      card('bilan', { title: 'Where I am', statements: ['a', 'b'].map((id) => card(id, { text: 'I can' })) }),
    ],
    further: [card('a', { title: 'Something to read' })],
  }),
  'translations/en/items/soin.noter.yaml': stringify({
    items: [
      {
        id: 'soin-noter-01',
        question: 'A question in English',
        explanation: 'EXPLICATION in English',
        options: ['a', 'b', 'c', 'd'].map((id) =>
          card(id, { text: `Option ${id}`, feedback: `RETOUR on ${id}` }),
        ),
      },
    ],
  }),
};
