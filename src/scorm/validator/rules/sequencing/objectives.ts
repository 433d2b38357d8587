import type { Element } from '@xmldom/xmldom';
import type { Rule } from '../../checked-package.js';
import { inManifest } from '../../in-manifest.js';
import { NS } from '../../manifest/namespaces.js';
import { error, type Finding } from '../../report.js';
import { attributeOf, childOf, childrenOf, elementsIn } from '../../xml/elements.js';
import { knownObjectives, type KnowsObjective } from './known-objectives.js';
import { objectiveId, objectivesOf, sequencingsIn } from './sequencings.js';

const READS = ['readSatisfiedStatus', 'readNormalizedMeasure'];
const WRITES = ['writeSatisfiedStatus', 'writeNormalizedMeasure'];
const ADL_READS = [
  'readRawScore',
  'readMinScore',
  'readMaxScore',
  'readCompletionStatus',
  'readProgressMeasure',
];
const ADL_WRITES = ADL_READS.map((name) => name.replace('read', 'write'));

const blank = (element: Element, name: string): Finding[] =>
  objectiveId(element, name) === ''
    ? [error('objective-id', inManifest(element), `${name} is empty. Name the objective.`)]
    : [];

function ids(objectives: readonly Element[]): Finding[] {
  const seen = new Set<string>();
  return objectives.flatMap((objective) => {
    const id = objectiveId(objective, 'objectiveID');
    if (id === undefined) {
      const mapped = [...elementsIn(objective)].some(({ localName }) => localName === 'mapInfo');
      return mapped && objective.localName === 'primaryObjective'
        ? [
            error(
              'objective-id',
              inManifest(objective),
              'A primary objective with mapInfo needs an objectiveID. Add one.',
            ),
          ]
        : [];
    }
    if (seen.has(id)) {
      const message = `Two objectives of this activity have the objectiveID “${id}”. Rename one.`;
      return [error('objective-id', inManifest(objective), message)];
    }
    seen.add(id);
    return blank(objective, 'objectiveID');
  });
}

/** One global objective gives a local one each value; a global one gets each from one local objective (ADL). */
function maps(
  objectives: readonly Element[],
  namespace: string,
  reads: readonly string[],
  writes: readonly string[],
) {
  const findings: Finding[] = [];
  const written = new Set<string>();
  for (const objective of objectives) {
    const read = new Set<string>();
    for (const map of childrenOf(objective, namespace, 'mapInfo')) {
      for (const finding of blank(map, 'targetObjectiveID')) findings.push(finding);
      for (const name of reads.filter((value) => attributeOf(map, value) === 'true')) {
        if (read.has(name))
          findings.push(
            error(
              'objective-map',
              inManifest(map),
              `The objective has ${name}="true" in two mapInfo. Keep one.`,
            ),
          );
        read.add(name);
      }
      for (const name of writes.filter((value) => attributeOf(map, value) === 'true')) {
        const key = `${name} ${objectiveId(map, 'targetObjectiveID') ?? ''}`;
        if (written.has(key)) {
          const message = `Two objectives have ${name}="true" for the same targetObjectiveID. Keep one.`;
          findings.push(error('objective-map', inManifest(map), message));
        }
        written.add(key);
      }
    }
  }
  return findings;
}

/** The fourth edition’s `<adlseq:objectives>`, which speak of the objectives beside them. */
function adlObjectives(sequencing: Element, isKnown: KnowsObjective): Finding[] {
  const list = childOf(sequencing, NS.adlseq, 'objectives');
  if (list === undefined) return [];
  const objectives = childrenOf(list, NS.adlseq, 'objective');
  const strangers = objectives.flatMap((objective) => {
    const id = objectiveId(objective, 'objectiveID');
    if (id === undefined || isKnown(id)) return [];
    const message = `adlseq:objective speaks of “${id}”, which is no objective of this activity. Correct its objectiveID.`;
    return [error('objective-reference', inManifest(objective), message)];
  });
  return [...ids(objectives), ...strangers, ...maps(objectives, NS.adlseq, ADL_READS, ADL_WRITES)];
}

/** Objectives of an activity and their global ones (ADL’s application profile). */
export const objectiveRules: Rule = ({ manifest, edition }) => {
  if (edition === '1.2') return [];
  const sequencings = sequencingsIn(manifest);
  const knownTo = knownObjectives(sequencings);
  return [...sequencings.used, ...sequencings.collected].flatMap((sequencing) => {
    const objectives = objectivesOf(sequencing);
    return [
      ...ids(objectives),
      ...maps(objectives, NS.imsss, READS, WRITES),
      ...adlObjectives(sequencing, knownTo(sequencing)),
    ];
  });
};
