import { ruleTable } from './support/rule-table.js';

const M = 'imsmanifest.xml';
const RESOURCE_12 = '<resource identifier="R-1" type="webcontent" adlcp:scormtype="sco" href="index.html">';
const SECOND_FILE = '<file href="js/app.js"/>';

ruleTable('addresses', [
  [
    'have no backslash',
    '1.2',
    { manifest: [[SECOND_FILE, '<file href="js\\app.js"/>']] },
    [`error href-backslash ${M}:18`],
  ],
  [
    'do not begin by a slash',
    '1.2',
    { manifest: [[SECOND_FILE, '<file href="/js/app.js"/>']] },
    [`error href-leading-slash ${M}:18`],
  ],
  [
    'do not lead to a disk',
    '1.2',
    { manifest: [[SECOND_FILE, `${SECOND_FILE}<file href="file:///C:/a.js"/>`]] },
    [`error href-to-disk ${M}:18`],
  ],
  [
    'do not lead out of the package',
    '1.2',
    { manifest: [[SECOND_FILE, `${SECOND_FILE}<file href="../a.js"/>`]] },
    [`error file-outside ${M}:18`],
  ],
  [
    'are not empty',
    '1.2',
    { manifest: [[SECOND_FILE, `${SECOND_FILE}<file href=""/>`]] },
    [`error href-empty ${M}:18`],
  ],
  [
    'have an extension in 2004',
    '2004-4',
    { manifest: [[SECOND_FILE, `${SECOND_FILE}<file href="LICENSE"/>`]], files: { LICENSE: '' } },
    [`error href-extension ${M}:29`],
  ],
  [
    'are encoded',
    '1.2',
    { manifest: [[SECOND_FILE, `${SECOND_FILE}<file href="a b.js"/>`]], files: { 'a b.js': '' } },
    [`warning href-unencoded ${M}:18`],
  ],
  [
    'are decoded to find their file',
    '1.2',
    { manifest: [[SECOND_FILE, `${SECOND_FILE}<file href="a%20b.js"/>`]], files: { 'a b.js': '' } },
    [],
  ],
  [
    'have whole codes',
    '1.2',
    { manifest: [[SECOND_FILE, `${SECOND_FILE}<file href="100%.js"/>`]] },
    [`error href-encoding ${M}:18`, `warning href-unencoded ${M}:18`],
  ],
  [
    'may carry a query where they start a page',
    '1.2',
    { manifest: [['href="index.html">', 'href="index.html?a=b#c">']] },
    [],
  ],
  [
    'stay in the package to reach the LMS',
    '1.2',
    { manifest: [['href="index.html">', 'href="https://example.org/index.html">']] },
    [`warning href-external ${M}:14`],
  ],
  [
    'begin at every base above',
    '1.2',
    {
      manifest: [
        ['<resources>', '<resources xml:base="a/">'],
        [RESOURCE_12, RESOURCE_12.replace('>', ' xml:base="b/">')],
      ],
      files: { 'a/b/index.html': '', 'a/js/app.js': '', 'index.html': null, 'js/app.js': null },
    },
    [],
  ],
  [
    'have a base that ends by a slash',
    '1.2',
    {
      manifest: [['<resources>', '<resources xml:base="a">']],
      files: { 'aindex.html': '', 'ajs/app.js': '', 'index.html': null, 'js/app.js': null },
    },
    [`error base-without-slash ${M}:13`],
  ],
]);

ruleTable('files', [
  ['are there', '1.2', { files: { 'js/app.js': null } }, [`error file-missing ${M}:18`]],
  [
    'are there with the same capitals',
    '1.2',
    { files: { 'js/app.js': null, 'js/App.js': '' } },
    [`error file-other-case ${M}:18`, 'warning file-excess js/App.js'],
  ],
  ['are listed', '1.2', { files: { 'notes.txt': '' } }, ['warning file-excess notes.txt']],
  ['need no list where they are schemas', '1.2', { files: { 'lom.xsd': '', 'XMLSchema.dtd': '' } }, []],
]);
