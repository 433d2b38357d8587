import type { ResourceLink } from '../state/schema.js';

/** The one course of the demo, as the context claim names it (LTI Core 1.3 section 5.4.1). */
export const COURSE = {
  id: 'ifsi-soins-s1',
  label: 'IFSI-S1',
  title: 'Soins infirmiers – semestre 1',
  type: ['http://purl.imsglobal.org/vocab/lis/v2/course#CourseOffering'],
} as const;

/** The activities that the course starts with. A link with `scoreMaximum` gets a column in the gradebook. */
export const FIRST_LINKS: readonly ResourceLink[] = [
  {
    id: 'positionnement',
    title: 'Se positionner en santé numérique',
    description: 'Un premier tour des cinq domaines, pour savoir d’où vous partez.',
    custom: {},
    scoreMaximum: 100,
  },
  {
    id: 'decouverte',
    title: 'Découverte',
    description: 'Quelques questions pour faire connaissance avec l’outil.',
    custom: { path: 'decouverte' },
    scoreMaximum: 20,
  },
  {
    id: 'cybersecurite',
    title: 'S’entraîner : la cybersécurité au quotidien',
    description: 'Un entraînement avec un retour après chaque réponse.',
    custom: { path: 'cybersecurite-au-quotidien' },
    scoreMaximum: 100,
  },
  {
    id: 'a-preparer',
    title: 'Activité à préparer',
    description: 'Aucun parcours n’y est attaché, et elle n’a pas de colonne dans le carnet de notes.',
    custom: {},
  },
];
