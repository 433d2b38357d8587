import type { AnswerFields } from '../../src/web/forms/answer-of-fields.js';

const PART_FIELD = /^answer-([a-z])$/;

/** What an item's form holds, as the tool reads it where it is posted. */
export function fieldsOf(form: FormData): AnswerFields {
  const entries = [...form.entries()].flatMap(([name, value]) =>
    typeof value === 'string' ? [[name, value.slice(0, 2_000)] as const] : [],
  );
  const parts = entries.flatMap(([name, value]) => {
    const [, part] = PART_FIELD.exec(name) ?? [];
    return part === undefined ? [] : [[part, value] as const];
  });
  return {
    skip: form.has('skip'),
    answer: entries.flatMap(([name, value]) => (name === 'answer' ? [value] : [])),
    parts: new Map(parts),
  };
}
