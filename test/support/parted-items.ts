import { stringify } from 'yaml';

const common = (number: number, type: string) => ({
  id: `soin-noter-${70 + number}`,
  type,
  level: 4,
  seconds: 60,
  question: `Que faites-vous ici, devant ${type} ?`,
  explanation: `EXPLICATION de ${type}`,
  source: { title: 'OUVRAGE de référence' },
});

const option = (id: string) => ({ id, text: `Choix ${id}`, feedback: `RETOUR sur le choix ${id}` });

/** One item of each type that is answered part by part, or whose options stand in a document. */
export const PARTED_ITEMS = [
  {
    ...common(1, 'ordering'),
    elements: ['a', 'b', 'c', 'd'].map((id) => ({
      id,
      text: `Étape ${id}`,
      feedback: `RETOUR sur l’étape ${id}`,
    })),
  },
  {
    ...common(2, 'matching'),
    prompts: [
      { id: 'a', text: 'Un pli', choice: 'b', feedback: 'RETOUR sur le pli' },
      { id: 'b', text: 'Une fiche', choice: 'a', feedback: 'RETOUR sur la fiche' },
    ],
    choices: [
      { id: 'a', text: 'Le classeur' },
      { id: 'b', text: 'La *poste*' },
      { id: 'c', text: 'La corbeille' },
    ],
  },
  {
    ...common(3, 'categories'),
    categories: [
      { id: 'a', text: 'À garder' },
      { id: 'b', text: 'À détruire' },
    ],
    elements: ['a', 'b', 'c'].map((id) => ({
      id,
      text: `Papier ${id}`,
      category: id === 'c' ? 'b' : 'a',
      feedback: `RETOUR sur le papier ${id}`,
    })),
  },
  {
    ...common(4, 'blanks'),
    text: 'On écrit {{a}} le nom.\n\nPuis le sigle {{b}}.',
    blanks: [
      { id: 'a', options: ['avant', 'après'], right: 'avant', feedback: 'RETOUR sur le moment' },
      { id: 'b', accepted: ['sigle'], tolerance: ['case'], feedback: 'RETOUR sur le sigle' },
    ],
  },
  {
    ...common(5, 'find-in-document'),
    document: {
      kind: 'message',
      title: 'Un message',
      header: [{ label: 'De', value: 'accueil@clinique.example' }],
      passages: [
        { text: 'Bonjour,' },
        { id: 'a', text: 'voici le plan de table.', feedback: 'RETOUR : rien à redire', break: true },
        { id: 'b', text: 'Le patient de la 12 a le VIH.', faulty: true, feedback: 'RETOUR : un secret' },
        { id: 'c', text: 'Mon mot de passe est soleil.', faulty: true, feedback: 'RETOUR : un secret aussi' },
        { id: 'd', text: 'À demain.', feedback: 'RETOUR : la politesse' },
      ],
    },
  },
  {
    ...common(6, 'simulation'),
    kind: 'incident',
    screen: 'Poste de crise',
    folded: true,
    clock: '14:32',
    panels: [
      {
        title: 'Premier appel',
        note: '14:30',
        facts: [{ label: 'De', value: 'Le standard' }],
        text: 'Les écrans sont **noirs**.',
        inspect: [{ label: 'Journal', text: 'Rien à 14:29' }],
        outcomes: [{ id: 'a', label: 'Que dites-vous ?', options: ['a', 'b', 'c'].map(option), right: 'b' }],
      },
      {
        title: 'Second appel',
        outcomes: [{ id: 'b', label: 'Qui prévenez-vous ?', options: ['a', 'b'].map(option), right: 'a' }],
      },
    ],
  },
] as const;

export const partedItemFile = stringify({ competence: 'soin.noter', items: PARTED_ITEMS });
