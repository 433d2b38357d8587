import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { stringify } from 'yaml';
import type { Content } from '../../src/content/content.js';
import { loadContent } from '../../src/content/load-content.js';
import { temporaryDirectory } from './stores.js';

/** Texts by their file's name inside a folder of content. */
export type ContentFiles = Readonly<Record<string, string>>;

export const COMPETENCES = ['soin.noter', 'soin.lire', 'reseau.proteger'] as const;

/** Items of each competence. */
export const ITEMS_EACH = 6;

const FRAMEWORK = `id: petit
itemLevels: { centre: 4, step: 0.75 }
levels:
  - { id: en-construction, title: { fr: En construction, en: Developing } }
  - { id: independant, from: -1.5, title: { fr: Indépendant, en: Independent } }
  - { id: confirme, from: -0.5, title: { fr: Confirmé, en: Proficient } }
  - { id: avance, from: 0.5, title: { fr: Avancé, en: Advanced } }
  - { id: expert, from: 1.5, title: { fr: Expert, en: Expert } }
domains:
  - id: soin
    title: { fr: Le soin, en: Care }
    hours: 2
    competences:
      - id: soin.noter
        title: { fr: Noter, en: Recording }
        summary: { fr: Noter juste. }
        can:
          en-construction: { fr: Vous débutez. }
          independant: { fr: Vous notez seul. }
          confirme: { fr: Vous notez bien. }
          avance: { fr: Vous notez vite. }
          expert: { fr: Vous apprenez à noter. }
      - { id: soin.lire, title: { fr: Lire, en: Reading }, summary: { fr: Lire juste. } }
  - id: reseau
    title: { fr: Le réseau }
    hours: 1
    competences:
      - { id: reseau.proteger, title: { fr: Protéger }, summary: { fr: Protéger les siens. } }
`;

/** The right answers of every item below: an option, several, or a text. */
export const RIGHT = { choice: 'c', choices: ['b', 'd'], text: 'sigle' } as const;

/** What tells an item's key, and may be read after the answer only. */
export const TELLTALE = /RETOUR|EXPLICATION|OUVRAGE/;

/** Four options, of which these are right. */
export function optionsWith(right: readonly string[]) {
  return ['a', 'b', 'c', 'd'].map((id) => ({
    id,
    text: `Proposition ${id}`,
    feedback: `RETOUR sur ${id}`,
    ...(right.includes(id) ? { correct: true } : {}),
  }));
}

function item(competence: string, rank: number) {
  const common = {
    id: `${competence.replace('.', '-')}-${String(rank + 1).padStart(2, '0')}`,
    level: (rank % 7) + 1,
    seconds: 30,
    question: `Question ${rank + 1} de ${competence}`,
    explanation: `EXPLICATION de ${competence} ${rank + 1}`,
    source: { title: 'OUVRAGE de référence' },
  };
  if (rank % 3 === 0) return { ...common, type: 'single-choice', options: optionsWith([RIGHT.choice]) };
  if (rank % 3 === 1) return { ...common, type: 'several-choices', options: optionsWith(RIGHT.choices) };
  return { ...common, type: 'short-text', accepted: [RIGHT.text], tolerance: ['case'], format: 'Un mot' };
}

/** A competence's file of items; those of `changes`, by id, differ in some fields. */
export function itemFile(
  competence: string,
  count = ITEMS_EACH,
  changes: Readonly<Record<string, object>> = {},
): string {
  const items = Array.from({ length: count }, (_, rank) => {
    const made = item(competence, rank);
    return { ...made, ...changes[made.id] };
  });
  return stringify({ competence, items });
}

/** A path's file; `settings` go on top of a short positioning path without a grade. */
export function pathFile(id: string, settings: object = {}): string {
  return stringify({
    id,
    mode: 'positioning',
    title: { fr: `Le parcours ${id}` },
    description: { fr: `Ce que fait ${id}.` },
    teacherNote: { fr: `Pour qui enseigne ${id}.` },
    minutes: 5,
    competences: 'all',
    length: { min: 4, max: 4 },
    grading: 'none',
    feedback: 'at-end',
    ...settings,
  });
}

/**
 * Valid content small enough to know by heart: two domains, three competences with six items each, and one path
 * of every kind.
 */
export function smallContentFiles(): Record<string, string> {
  return {
    'framework.yaml': FRAMEWORK,
    ...Object.fromEntries(COMPETENCES.map((id) => [`items/${id}.yaml`, itemFile(id)])),
    'paths/positionnement.yaml': pathFile('positionnement', { grading: 'completion' }),
    'paths/libre.yaml': pathFile('libre'),
    'paths/entrainement.yaml': pathFile('entrainement', {
      mode: 'training',
      grading: 'share',
      feedback: 'at-once',
    }),
    'paths/examen.yaml': pathFile('examen', { mode: 'exam', grading: 'expected-score', feedback: 'none' }),
    'paths/soin.yaml': pathFile('soin', {
      competences: ['soin'],
      length: { min: 2, max: 12, precision: 0.6 },
    }),
  };
}

/** Writes the files into a folder of its own, removed after the test file. */
export async function contentFolder(files: ContentFiles): Promise<string> {
  const folder = await temporaryDirectory();
  for (const [name, text] of Object.entries(files)) {
    const file = path.join(folder, name);
    await mkdir(path.dirname(file), { recursive: true });
    await writeFile(file, text);
  }
  return folder;
}

/** The small content with these files in the place of its own; a file that is undefined is left out. */
export async function smallContent(changes: Record<string, string | undefined> = {}): Promise<Content> {
  const files = Object.entries({ ...smallContentFiles(), ...changes });
  const kept = files.flatMap(([name, text]) => (text === undefined ? [] : [[name, text] as const]));
  return loadContent([await contentFolder(Object.fromEntries(kept))]);
}
