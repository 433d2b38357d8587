import type { Question } from './question.js';

/** Characters that mean something in GIFT (docs.moodle.org, « GIFT format »), and line ends, are escaped. */
const escaped = (text: string): string =>
  text.replace(/[\\~=#{}:]/g, (character) => `\\${character}`).replace(/\r?\n/g, '\\n');

const percent = (share: number): string => String(Number((100 * share).toFixed(5)));

function answersOf(question: Question): string[] | undefined {
  switch (question.kind) {
    case 'choice': {
      const right = question.answers.filter((answer) => answer.right).length;
      const wrong = Math.max(1, question.answers.length - right);
      return question.answers.map(({ text, right: isRight, feedback }) => {
        const share = isRight ? 1 / right : -1 / wrong;
        const mark = question.several ? `~%${percent(share)}%` : isRight ? '=' : '~';
        return `${mark}${escaped(text)}#${escaped(feedback)}`;
      });
    }
    case 'short-text':
      return question.accepted.map((text) => `=${escaped(text)}`);
    case 'matching':
      return [...question.pairs, ...question.spare.map((choice) => ({ prompt: '', choice }))].map(
        ({ prompt, choice }) => `=${escaped(prompt)} -> ${escaped(choice)}`,
      );
    default:
      return undefined;
  }
}

/** Why GIFT has no place for a question; undefined where it has. An arrow makes a matching, and nothing escapes it. */
export function whyNoGift(question: Question): string | undefined {
  switch (question.kind) {
    case 'choice':
      return undefined;
    case 'short-text':
      return question.accepted.some((text) => text.includes('->'))
        ? 'GIFT reads its arrow otherwise'
        : undefined;
    case 'matching':
      return question.pairs.some(({ prompt }) => prompt.includes('->'))
        ? 'GIFT reads its arrow otherwise'
        : undefined;
    default:
      return 'GIFT has no such kind';
  }
}

/** Questions in GIFT; those of kinds that it has not are left out. */
export function writeGift(questions: readonly Question[]): string {
  const written = questions.flatMap((question) => {
    const answers = answersOf(question);
    if (answers === undefined) return [];
    const { id, level, seconds, text, explanation } = question;
    const tags = Object.entries({ niveau: level, secondes: seconds }).flatMap(([name, value]) =>
      value === undefined ? [] : [` [tag:${name}-${value}]`],
    );
    const lines = [
      `// [id:${id}]${tags.join('')}`,
      `::${escaped(id)}::[markdown]${escaped(text)}{`,
      ...answers.map((answer) => `\t${answer}`),
      `\t####${escaped(explanation)}`,
      '}',
    ];
    return [`${lines.join('\n')}\n`];
  });
  return written.join('\n');
}
