import { ruleTable } from './support/rule-table.js';

const M = 'imsmanifest.xml';
const ITEM = '<item identifier="I-1" identifierref="R-1">';

ruleTable('the edition', [
  [
    'refuses an unknown version',
    '2004-4',
    { manifest: [['2004 4th Edition', '2004 5th Edition']] },
    [`error standard-version ${M}:10`],
  ],
  ['takes CAM 1.3 for the third edition', '2004-3', { manifest: [['2004 3rd Edition', 'CAM 1.3']] }, []],
  [
    'refuses a version of 2004 in a manifest of 1.2',
    '1.2',
    { manifest: [['>1.2<', '>CAM 1.3<']] },
    [`error standard-version ${M}:7`],
  ],
  [
    'refuses a manifest of 2004 that says no version',
    '2004-4',
    { manifest: [['<schemaversion>2004 4th Edition</schemaversion>', '']] },
    [`error standard-missing ${M}:9`],
  ],
  [
    'warns of one of 1.2',
    '1.2',
    { manifest: [['<schemaversion>1.2</schemaversion>', '']] },
    [`warning standard-missing ${M}:6`],
  ],
  [
    'refuses another schema',
    '1.2',
    { manifest: [['ADL SCORM', 'IMS Content']] },
    [`error standard-schema ${M}:6`],
  ],
  [
    'refuses a manifest of 2004 without metadata',
    '2004-3',
    {
      manifest: [
        [
          '<metadata><schema>ADL SCORM</schema>\n<schemaversion>2004 3rd Edition</schemaversion></metadata>',
          '',
        ],
      ],
    },
    [`error standard-missing ${M}:2`],
  ],
]);

ruleTable('the schema files', [
  [
    'refuse one that is used and not there',
    '1.2',
    { files: { 'adlcp_rootv1p2.xsd': null } },
    [`error schema-file-missing ${M}:2`],
  ],
  [
    'refuse one that is not at the root',
    '1.2',
    {
      manifest: [[' adlcp_rootv1p2.xsd', ' xsd/adlcp_rootv1p2.xsd']],
      files: { 'adlcp_rootv1p2.xsd': null, 'xsd/adlcp_rootv1p2.xsd': '' },
    },
    [`error schema-file-missing ${M}:2`],
  ],
  [
    'warn of one that is named and not used',
    '1.2',
    { manifest: [['adlcp_rootv1p2.xsd"', 'adlcp_rootv1p2.xsd urn:other other.xsd"']] },
    [`warning schema-file-unused ${M}:2`],
  ],
  [
    'refuse a namespace that is mapped to none',
    '1.2',
    { manifest: [['\n  http://www.adlnet.org/xsd/adlcp_rootv1p2 adlcp_rootv1p2.xsd', '']] },
    [`error schema-location-missing ${M}:2`],
  ],
  [
    'refuse half a pair',
    '1.2',
    { manifest: [['adlcp_rootv1p2.xsd"', 'adlcp_rootv1p2.xsd urn:other"']] },
    [`error schema-location-odd ${M}:2`],
  ],
  [
    'warn of one on the network',
    '1.2',
    { manifest: [[' adlcp_rootv1p2.xsd', ' http://www.adlnet.org/adlcp_rootv1p2.xsd']] },
    [`warning schema-file-external ${M}:2`],
  ],
]);

ruleTable('identifiers', [
  [
    'are in the manifest once',
    '1.2',
    { manifest: [['identifier="I-1"', 'identifier="O-1"']] },
    [`error identifier-not-unique ${M}:10`],
  ],
  [
    'are shared by no sequencing',
    '2004-4',
    {
      manifest: [
        ['ID="S-1"', 'ID="R-1"'],
        ['IDRef="S-1"', 'IDRef="R-1"'],
      ],
    },
    [`error identifier-not-unique ${M}:31`],
  ],
]);

ruleTable('organizations', [
  [
    'have a default that is there',
    '1.2',
    { manifest: [['default="O-1"', 'default="O-2"']] },
    [`error organization-default ${M}:8`],
  ],
  [
    'must name a default in 2004',
    '2004-4',
    { manifest: [[' default="O-1"', '']] },
    [`error organization-default ${M}:11`],
  ],
  [
    'should name one in 1.2',
    '1.2',
    { manifest: [[' default="O-1"', '']] },
    [`warning organization-default ${M}:8`],
  ],
  [
    'must have a title in 2004',
    '2004-4',
    { manifest: [['<title>Course</title>', '']] },
    [`error title-missing ${M}:12`],
  ],
  [
    'should have one in 1.2',
    '1.2',
    { manifest: [['<title>Activity</title>', '']] },
    [`warning title-missing ${M}:10`],
  ],
  [
    'may be absent: a resource package',
    '1.2',
    {
      manifest: [
        [
          '<organization identifier="O-1"><title>Course</title>\n<item identifier="I-1" identifierref="R-1"><title>Activity</title>\n<adlcp:masteryscore>80</adlcp:masteryscore></item>\n</organization>',
          '',
        ],
      ],
    },
    [`warning organization-missing ${M}:8`],
  ],
  [
    'need an item',
    '1.2',
    {
      manifest: [
        [
          '<item identifier="I-1" identifierref="R-1"><title>Activity</title>\n<adlcp:masteryscore>80</adlcp:masteryscore></item>',
          '',
        ],
      ],
    },
    [`warning organization-empty ${M}:9`, `warning resource-unused ${M}:13`],
  ],
]);

ruleTable('items', [
  [
    'refer to a resource that is there',
    '1.2',
    { manifest: [['identifierref="R-1"', 'identifierref="R-9"']] },
    [`error item-reference ${M}:10`, `warning resource-unused ${M}:14`],
  ],
  [
    'refer to none where they have items',
    '2004-4',
    {
      manifest: [
        [
          '<adlcp:completionThreshold',
          '<item identifier="I-2" identifierref="R-1"><title>Part</title></item><adlcp:completionThreshold',
        ],
      ],
    },
    [`error item-reference-above ${M}:13`],
  ],
  [
    'start something where they have none',
    '2004-4',
    {
      manifest: [
        [
          '<imsss:sequencing><imsss:controlMode',
          '<item identifier="I-2"><title>Empty</title></item><imsss:sequencing><imsss:controlMode',
        ],
      ],
    },
    [`error item-without-resource ${M}:22`],
  ],
  [
    'may be headings in 1.2',
    '1.2',
    { manifest: [['</organization>', '<item identifier="I-2"><title>Empty</title></item></organization>']] },
    [`warning item-without-resource ${M}:12`],
  ],
  [
    'are visible or not',
    '2004-4',
    { manifest: [[ITEM, ITEM.replace('>', ' isvisible="1">')]] },
    [`error item-visibility ${M}:13`],
  ],
  [
    'have parameters of a form',
    '2004-4',
    { manifest: [[ITEM, ITEM.replace('>', ' parameters="?a b">')]] },
    [`error item-parameters ${M}:13`],
  ],
  [
    'may have right ones',
    '2004-4',
    { manifest: [[ITEM, ITEM.replace('>', ' parameters="?a=b&amp;c=%20#d">')]] },
    [],
  ],
]);

ruleTable('manifests inside the manifest', [
  [
    'are advised against in 2004',
    '2004-4',
    {
      manifest: [
        ['</resources>', '</resources><manifest identifier="M-2"><organizations/><resources/></manifest>'],
      ],
    },
    [`warning sub-manifest ${M}:30`],
  ],
  [
    'may be what an item of 1.2 refers to',
    '1.2',
    {
      manifest: [
        ['identifierref="R-1"', 'identifierref="M-2"'],
        ['</resources>', '</resources><manifest identifier="M-2"><organizations/><resources/></manifest>'],
      ],
    },
    [`warning resource-unused ${M}:14`],
  ],
]);

ruleTable('lengths', [
  [
    'are those that an LMS must keep',
    '2004-4',
    {
      manifest: [
        ['<title>Course', `<title>${'C'.repeat(201)}`],
        ['version="1.0" xmlns', `version="${'1'.repeat(21)}" xmlns`],
      ],
    },
    [`warning too-long ${M}:2`, `warning too-long ${M}:12`],
  ],
]);
