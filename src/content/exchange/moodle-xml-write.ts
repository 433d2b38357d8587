import { DOMImplementation, XMLSerializer, type Document, type Element } from '@xmldom/xmldom';
import type { Question } from './question.js';

type Child = Element | string;

/** Builds elements: a text stands in `<text>`, as Moodle writes it. */
function builder(document: Document) {
  const make = (
    name: string,
    attributes: Readonly<Record<string, string>>,
    ...children: Child[]
  ): Element => {
    const element = document.createElement(name);
    for (const [attribute, value] of Object.entries(attributes)) element.setAttribute(attribute, value);
    for (const child of children) {
      element.appendChild(typeof child === 'string' ? document.createTextNode(child) : child);
    }
    return element;
  };
  const text = (name: string, words: string, attributes: Readonly<Record<string, string>> = {}) =>
    make(name, attributes, make('text', {}, words));
  return { make, text };
}

type Builder = ReturnType<typeof builder>;

const MARKDOWN = { format: 'markdown' };

/** Moodle takes shares with five decimals, and only those of its own list. */
const fraction = (share: number): string => String(Number((100 * share).toFixed(5)));

function choices(question: Extract<Question, { kind: 'choice' }>, { make, text }: Builder): Element[] {
  const right = question.answers.filter((answer) => answer.right).length;
  const wrong = question.answers.length - right;
  return [
    make('single', {}, question.several ? 'false' : 'true'),
    make('shuffleanswers', {}, question.shuffle ? 'true' : 'false'),
    make('answernumbering', {}, 'none'),
    ...question.answers.map((answer) => {
      const wrongShare = question.several ? -1 / Math.max(1, wrong) : 0;
      const share = answer.right ? 1 / right : wrongShare;
      return make(
        'answer',
        { fraction: fraction(share), ...MARKDOWN },
        make('text', {}, answer.text),
        text('feedback', answer.feedback, MARKDOWN),
      );
    }),
  ];
}

function body(question: Question, build: Builder): Element[] {
  const { make, text } = build;
  switch (question.kind) {
    case 'choice':
      return choices(question, build);
    case 'short-text':
      return [
        make('usecase', {}, '0'),
        ...question.accepted.map((one) =>
          make(
            'answer',
            { fraction: '100', format: 'plain_text' },
            make('text', {}, one),
            text('feedback', ''),
          ),
        ),
      ];
    case 'matching':
      return [
        make('shuffleanswers', {}, 'true'),
        ...[
          ...question.pairs,
          // A choice without a prompt: Moodle shows it as one more.
          ...question.spare.map((choice) => ({ prompt: '', choice })),
        ].map(({ prompt, choice }) =>
          make('subquestion', MARKDOWN, make('text', {}, prompt), text('answer', choice)),
        ),
      ];
    case 'ordering':
      return [
        make('layouttype', {}, 'VERTICAL'),
        make('selecttype', {}, 'ALL'),
        make('selectcount', {}, '0'),
        make('gradingtype', {}, 'RELATIVE_ALL_PREVIOUS_AND_NEXT'),
        make('showgrading', {}, 'SHOW'),
        make('numberingstyle', {}, 'none'),
        // Without it Moodle makes up hints that its own tables refuse, and the import ends there.
        make('shownumcorrect', {}, '1'),
        ...question.elements.map((one, index) =>
          make('answer', { fraction: `${index + 1}.0000000`, ...MARKDOWN }, make('text', {}, one)),
        ),
      ];
    case 'cloze':
      return [];
  }
}

const TYPES = {
  choice: 'multichoice',
  'short-text': 'shortanswer',
  matching: 'matching',
  ordering: 'ordering',
  cloze: 'cloze',
} as const satisfies Record<Question['kind'], string>;

/** Questions as Moodle imports them (docs.moodle.org, « Moodle XML format »); `ordering` is a type of Moodle 4.4 on. */
export function writeMoodleXml(questions: readonly Question[]): string {
  const document = new DOMImplementation().createDocument(null, 'quiz');
  const build = builder(document);
  const { make, text } = build;
  for (const question of questions) {
    const { id, level, seconds } = question;
    const tags = Object.entries({ niveau: level, secondes: seconds }).flatMap(([name, value]) =>
      value === undefined ? [] : [text('tag', `${name}-${value}`)],
    );
    document.documentElement?.appendChild(
      make(
        'question',
        { type: TYPES[question.kind] },
        text('name', id),
        text('questiontext', question.text, MARKDOWN),
        text('generalfeedback', question.explanation, MARKDOWN),
        make('defaultgrade', {}, '1'),
        make('idnumber', {}, id),
        ...body(question, build),
        make('tags', {}, ...tags),
      ),
    );
  }
  return `<?xml version="1.0" encoding="UTF-8"?>\n${new XMLSerializer().serializeToString(document)}\n`;
}
