import { ruleTable } from './support/rule-table.js';

const M = 'imsmanifest.xml';

const RULE = (condition: string, action = 'skip') =>
  `<imsss:sequencingRules><imsss:preConditionRule>${condition}<imsss:ruleAction action="${action}"/></imsss:preConditionRule></imsss:sequencingRules>`;
const ABOUT = (objective: string) =>
  `<imsss:ruleConditions><imsss:ruleCondition referencedObjective="${objective}" condition="satisfied"/></imsss:ruleConditions>`;
const DELIVERY = '<imsss:deliveryControls';
const MAP = '<imsss:mapInfo targetObjectiveID="G" writeSatisfiedStatus="true"/>';

ruleTable('sequencing', [
  [
    'refers to what the collection has',
    '2004-4',
    { manifest: [['IDRef="S-1"', 'IDRef="S-2"']] },
    [`error sequencing-reference ${M}:15`],
  ],
  [
    'has an ID in the collection',
    '2004-4',
    {
      manifest: [
        [' ID="S-1"', ''],
        [' IDRef="S-1"', ''],
      ],
    },
    [`error sequencing-id ${M}:31`],
  ],
  [
    'has none elsewhere',
    '2004-4',
    { manifest: [['<imsss:sequencing><imsss:controlMode', '<imsss:sequencing ID="S-2"><imsss:controlMode']] },
    [`error sequencing-id ${M}:22`],
  ],
  [
    'has objectives of different ids',
    '2004-4',
    { manifest: [['objectiveID="OTHER"', 'objectiveID="PRIMARY"']] },
    [`error objective-id ${M}:18`],
  ],
  [
    'has objectives with ids',
    '2004-4',
    { manifest: [['objectiveID="OTHER"', 'objectiveID=" "']] },
    [`error objective-id ${M}:18`],
  ],
  [
    'names the primary objective that is mapped',
    '2004-4',
    {
      manifest: [
        [' objectiveID="PRIMARY"', ''],
        ['</imsss:primaryObjective>', `${MAP}</imsss:primaryObjective>`],
      ],
    },
    [`error objective-id ${M}:16`],
  ],
  [
    'writes a global objective from one',
    '2004-4',
    {
      manifest: [
        ['</imsss:primaryObjective>', `${MAP}</imsss:primaryObjective>`],
        ['objectiveID="OTHER"/>', `objectiveID="OTHER">${MAP}</imsss:objective>`],
      ],
    },
    [`error objective-map ${M}:18`],
  ],
  [
    'reads a value from one global objective',
    '2004-4',
    {
      manifest: [
        [
          'objectiveID="OTHER"/>',
          `objectiveID="OTHER">${MAP.replace('write', 'read')}\n${MAP.replace('write', 'read').replace('"G"', '"H"')}</imsss:objective>`,
        ],
      ],
    },
    [`error objective-map ${M}:19`],
  ],
  [
    'speaks of objectives that are there',
    '2004-4',
    { manifest: [[DELIVERY, `${RULE(ABOUT('NONE'))}${DELIVERY}`]] },
    [`error objective-reference ${M}:32`],
  ],
  [
    'may speak of those of who refers to it',
    '2004-4',
    { manifest: [[DELIVERY, `${RULE(ABOUT('OTHER'))}${DELIVERY}`]] },
    [],
  ],
  [
    'has conditions for its rules',
    '2004-4',
    { manifest: [[DELIVERY, `${RULE('')}${DELIVERY}`]] },
    [`error rule-conditions ${M}:32`],
  ],
  [
    'does not leave the root',
    '2004-4',
    {
      manifest: [
        [
          '<imsss:controlMode choice="true" flow="true"/>',
          RULE(ABOUT(''))
            .replaceAll('preC', 'postC')
            .replace(' referencedObjective=""', '')
            .replace('"skip"', '"exitParent"'),
        ],
      ],
    },
    [`error rule-action ${M}:22`],
  ],
  [
    'has ADL’s objectives beside IMS’s',
    '2004-4',
    {
      manifest: [
        [
          '</imsss:objectives></imsss:sequencing>',
          '</imsss:objectives><adlseq:objectives><adlseq:objective objectiveID="X"><adlseq:mapInfo targetObjectiveID="G"/></adlseq:objective></adlseq:objectives></imsss:sequencing>',
        ],
      ],
    },
    [`error objective-reference ${M}:18`],
  ],
]);
