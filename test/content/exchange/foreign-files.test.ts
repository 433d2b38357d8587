import { importItems } from '../../../src/content/exchange/exchange.js';
import { TO_COMPLETE } from '../../../src/content/exchange/item-of-question.js';

const DEFAULTS = { idPrefix: 'chu-exemple', level: 3, seconds: 45 };
const quiz = (inside: string) => `<?xml version="1.0"?><quiz>${inside}</quiz>`;

const FROM_MOODLE = quiz(`
<question type="category"><category><text>$course$/Santé</text></category></question>
<question type="multichoice">
  <name><text>Identité</text></name>
  <questiontext format="html"><text><![CDATA[<p>Une <b>dame</b> arrive.</p><p>Que demander ?</p>]]></text></questiontext>
  <generalfeedback format="html"><text></text></generalfeedback>
  <single>true</single><shuffleanswers>1</shuffleanswers>
  <answer fraction="100" format="html"><text>Son nom</text><feedback format="html"><text><![CDATA[<p>Oui</p>]]></text></feedback></answer>
  <answer fraction="0" format="html"><text>Son âge</text><feedback format="html"><text></text></feedback></answer>
  <answer fraction="0" format="html"><text>Rien</text><feedback format="html"><text></text></feedback></answer>
</question>
<question type="essay"><name><text>Rédaction</text></name></question>
<question type="truefalse"><name><text>Vrai ou faux</text></name></question>`);

it('reads what Moodle wrote: HTML becomes Markdown, and what is missing says so', () => {
  const { items, leftOut } = importItems(FROM_MOODLE, 'moodle-xml', DEFAULTS);
  expect(items).toEqual([
    expect.objectContaining({
      id: 'chu-exemple-01',
      level: 3,
      seconds: 45,
      context: 'Une **dame** arrive.',
      question: 'Que demander ?',
      explanation: TO_COMPLETE,
      source: { title: TO_COMPLETE },
    }),
  ]);
  expect(items[0]).toMatchObject({
    options: [
      { id: 'a', text: 'Son nom', correct: true, feedback: 'Oui' },
      { id: 'b', text: 'Son âge', correct: false, feedback: TO_COMPLETE },
      { id: 'c', text: 'Rien', correct: false, feedback: TO_COMPLETE },
    ],
  });
  expect(leftOut).toEqual([
    { name: 'Rédaction', why: 'questions of type essay are not read' },
    { name: 'Vrai ou faux', why: 'questions of type truefalse are not read' },
  ]);
});

it.each([
  ['what is no XML', 'des mots'],
  ['another kind of XML', '<html></html>'],
  ['a file cut off', '<quiz><question type="multichoice">'],
  ['nothing', ''],
])('refuses %s as a whole', (_name, text) => {
  expect(() => importItems(text, 'moodle-xml', DEFAULTS)).toThrow(RangeError);
});

it('says why a question cannot be one of ours', () => {
  const two = quiz(`<question type="multichoice"><name><text>Courte</text></name>
    <questiontext format="markdown"><text>Quoi ?</text></questiontext><single>true</single>
    <answer fraction="100"><text>a</text></answer><answer fraction="0"><text>b</text></answer></question>`);
  const { items, leftOut } = importItems(two, 'moodle-xml', DEFAULTS);
  expect([items, leftOut.map(({ name }) => name)]).toEqual([[], ['Courte']]);
  expect(leftOut[0]?.why).toMatch(/^options: /);
});

it('reads GIFT as people write it', () => {
  const { items, leftOut } = importItems(
    `$CATEGORY: Santé

// une note
::Sigle::Que veut dire le sigle \\: INS ?{=Identité nationale =identite nationale}

Qui le lit ?{
  =Le médecin#Oui
  ~Tout le monde#Non
  ~Personne
}

Il y a {=deux ~trois} identités.

Écrivez ce que vous en pensez.{}

Une phrase sans réponse.`,
    'gift',
    DEFAULTS,
  );
  expect(items).toMatchObject([
    {
      type: 'short-text',
      question: 'Que veut dire le sigle : INS ?',
      accepted: ['Identité nationale', 'identite nationale'],
    },
    {
      type: 'single-choice',
      question: 'Qui le lit ?',
      options: [{ text: 'Le médecin', correct: true }, {}, { feedback: TO_COMPLETE }],
    },
  ]);
  expect(leftOut.map(({ why }) => why)).toEqual([
    'a gap inside a sentence is not read',
    'no answer to choose or to write: this kind is not read',
    'no answers in braces',
  ]);
});
