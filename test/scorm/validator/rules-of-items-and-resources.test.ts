import type { Changes } from './support/made-packages.js';
import { ruleTable } from './support/rule-table.js';

const M = 'imsmanifest.xml';
const ITEM = '<item identifier="I-1" identifierref="R-1">';
const SECOND_FILE = '<file href="js/app.js"/>';

ruleTable('settings of items', [
  [
    'have a mastery score up to 100',
    '1.2',
    { manifest: [['>80<', '>101<']] },
    [`error mastery-score ${M}:11`],
  ],
  ['have one that is a number', '1.2', { manifest: [['>80<', '>80 %<']] }, [`error mastery-score ${M}:11`]],
  [
    'have a time of its form',
    '1.2',
    {
      manifest: [
        ['<adlcp:masteryscore>', '<adlcp:maxtimeallowed>90 min</adlcp:maxtimeallowed><adlcp:masteryscore>'],
      ],
    },
    [`error max-time-allowed ${M}:11`],
  ],
  [
    'name items as prerequisites',
    '1.2',
    {
      manifest: [
        [
          '<adlcp:masteryscore>',
          '<adlcp:prerequisites type="aicc_script">I-1&amp;I-7="passed"</adlcp:prerequisites><adlcp:masteryscore>',
        ],
      ],
    },
    [`warning prerequisites ${M}:11`],
  ],
  [
    'keep data from the LMS to SCOs',
    '2004-4',
    {
      manifest: [
        ['adlcp:scormType="sco"', 'adlcp:scormType="asset"'],
        ['<imsss:sequencing IDRef', '<adlcp:dataFromLMS>x</adlcp:dataFromLMS><imsss:sequencing IDRef'],
      ],
    },
    [`error setting-on-other-item ${M}:15`],
  ],
  [
    'keep navigation to what is started',
    '2004-4',
    {
      manifest: [
        [
          '<imsss:sequencing><imsss:controlMode',
          '<item identifier="I-2"><title>T</title><item identifier="I-3" identifierref="R-1"><title>T</title></item><adlnav:presentation/></item><imsss:sequencing><imsss:controlMode',
        ],
      ],
    },
    [`error setting-on-other-item ${M}:22`],
  ],
  [
    'have an empty completion threshold with attributes',
    '2004-4',
    {
      manifest: [['minProgressMeasure="1.0"/>', 'minProgressMeasure="1.0">0.5</adlcp:completionThreshold>']],
    },
    [`error completion-threshold ${M}:14`],
  ],
  [
    'have a threshold up to 1',
    '2004-3',
    { manifest: [['>0.9<', '>1.5<']] },
    [`error completion-threshold ${M}:14`],
  ],
  [
    'have a threshold that is there',
    '2004-3',
    { manifest: [['>0.9<', '><']] },
    [`error completion-threshold ${M}:14`],
  ],
]);

ruleTable('resources', [
  [
    'say whether they are SCOs',
    '1.2',
    { manifest: [[' adlcp:scormtype="asset"', '']] },
    [`error scorm-type ${M}:17`],
  ],
  [
    'say it in the words of the edition',
    '2004-4',
    { manifest: [['adlcp:scormType="asset"', 'adlcp:scormtype="asset"']] },
    [`error scorm-type ${M}:28`],
  ],
  [
    'are SCOs or assets',
    '1.2',
    { manifest: [['adlcp:scormtype="asset"', 'adlcp:scormtype="page"']] },
    [`error scorm-type ${M}:17`],
  ],
  [
    'name what is to be started',
    '1.2',
    { manifest: [[' href="index.html">', '>']] },
    [`error resource-without-href ${M}:14`],
  ],
  [
    'are used',
    '1.2',
    { manifest: [['\n<dependency identifierref="R-2"/>', '']] },
    [`warning resource-unused ${M}:16`],
  ],
  [
    'have no persistState in 2004',
    '2004-4',
    { manifest: [['adlcp:scormType="asset"', 'adlcp:scormType="asset" adlcp:persistState="true"']] },
    [`error persist-state ${M}:28`],
  ],
  [
    'list what they start in 2004',
    '2004-4',
    { manifest: [['\n<file href="index.html"/>', '']] },
    [`error launch-file-unlisted ${M}:25`],
  ],
  [
    'should list it in 1.2',
    '1.2',
    { manifest: [['\n<file href="index.html"/>', '']] },
    [`warning launch-file-unlisted ${M}:14`],
  ],
  [
    'may list it in what they depend on',
    '2004-4',
    {
      manifest: [
        ['\n<file href="index.html"/>', ''],
        [SECOND_FILE, `${SECOND_FILE}<file href="index.html"/>`],
      ],
    },
    [],
  ],
  [
    'depend on what is there',
    '1.2',
    { manifest: [['identifierref="R-2"', 'identifierref="R-9"']] },
    [`warning resource-unused ${M}:17`, `error dependency-reference ${M}:16`],
  ],
  [
    'do not depend on themselves',
    '1.2',
    { manifest: [[SECOND_FILE, `${SECOND_FILE}<dependency identifierref="R-1"/>`]] },
    [`warning dependency-circle ${M}:14`, `warning dependency-circle ${M}:17`],
  ],
]);

const LOCATION = '<schemaversion>1.2</schemaversion><adlcp:location>lom.xml</adlcp:location>';
const WITH_METADATA: Changes['manifest'] = [['<schemaversion>1.2</schemaversion>', LOCATION]];

ruleTable('metadata in a file', [
  ['is there', '1.2', { manifest: WITH_METADATA }, [`error file-missing ${M}:7`]],
  [
    'is well-formed',
    '1.2',
    { manifest: WITH_METADATA, files: { 'lom.xml': '<lom>\n<title></lom>' } },
    ['error xml-not-well-formed lom.xml:2'],
  ],
  [
    'is named',
    '1.2',
    { manifest: [['<schemaversion>1.2</schemaversion>', LOCATION.replace('lom.xml', '')]] },
    [`error metadata-location ${M}:7`],
  ],
  ['may be there', '1.2', { manifest: WITH_METADATA, files: { 'lom.xml': '<lom/>' } }, []],
]);

ruleTable('elements of extensions', [
  [
    'stand where an LMS looks for them',
    '1.2',
    {
      manifest: [
        ['<file href="index.html"/>', '<file href="index.html"/><adlcp:masteryscore>80</adlcp:masteryscore>'],
      ],
    },
    [`error element-misplaced ${M}:15`],
  ],
  [
    'stand there once',
    '1.2',
    {
      manifest: [
        ['<adlcp:masteryscore>', '<adlcp:masteryscore>70</adlcp:masteryscore>\n<adlcp:masteryscore>'],
      ],
    },
    [`error element-repeated ${M}:12`],
  ],
  [
    'have one sequencing in an item',
    '2004-4',
    { manifest: [['<adlnav:presentation>', '<imsss:sequencing/><adlnav:presentation>']] },
    [`error element-repeated ${M}:19`],
  ],
  [
    'keep their attributes to their elements',
    '2004-4',
    { manifest: [[ITEM, ITEM.replace('>', ' adlseq:objectivesGlobalToSystem="false">')]] },
    [`error attribute-misplaced ${M}:13`],
  ],
]);
