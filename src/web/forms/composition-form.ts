import { z } from 'zod';
import { HIGHEST_LEVEL, LOWEST_LEVEL, type Composition } from '../../sittings/composition/composition.js';
import { DEFAULT_POINTS } from '../../sittings/composition/composition-of-settings.js';
import { localOf, momentOf } from '../local-time.js';
import { FormReader, textField, textFields } from './form-reader.js';
import { line } from './line.js';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/** The form as browsers send it: every field a text, kept as written so that a mistake can be shown and mended. */
export const compositionFormSchema = z.object({
  from: textField,
  'title-fr': textField,
  'title-en': textField,
  part: textFields,
  mode: textField,
  'level-from': textField,
  'level-to': textField,
  adaptive: textField,
  least: textField,
  most: textField,
  precision: textField,
  feedback: textField,
  graded: textField,
  points: textField,
  passing: textField,
  attempts: textField,
  delay: textField,
  counts: textField,
  limit: textField,
  opens: textField,
  closes: textField,
  enough: textField,
});

export type CompositionForm = z.infer<typeof compositionFormSchema>;
export type CompositionField = keyof CompositionForm;

/** Stop once the estimate's standard error, in logits, is that small. */
const PRECISIONS = { usual: 0.4, fine: 0.3 } as const;

const TITLE = line(200);
const QUESTIONS = [1, 200] as const;
const LEVELS = [LOWEST_LEVEL, HIGHEST_LEVEL] as const;

type Reader = FormReader<CompositionField>;

const times = (value: number | undefined, unit: number) => (value === undefined ? undefined : value * unit);

function lengthOf(read: Reader): Composition['length'] {
  const max = read.number('most', QUESTIONS);
  if (read.text('adaptive') !== '1') return { min: max, max };
  const precision = PRECISIONS[read.oneOf('precision', ['usual', 'fine'])];
  return { min: read.number('least', QUESTIONS), max, precision };
}

function attemptsOf(read: Reader): Composition['attempts'] {
  const most = read.optional('attempts', [1, 100]);
  const delay = times(read.optional('delay', [0, 8_760]), HOUR);
  return {
    counts: read.oneOf('counts', ['best', 'last', 'first']),
    ...(most === undefined ? {} : { most }),
    ...(delay === undefined || delay === 0 ? {} : { delay }),
  };
}

function titleOf(read: Reader): Composition['title'] {
  const [fr, en] = [read.text('title-fr'), read.text('title-en')];
  if (!TITLE.safeParse(fr).success) read.mark('title-fr');
  if (en !== '' && !TITLE.safeParse(en).success) read.mark('title-en');
  return en === '' ? { fr } : { fr, en };
}

function momentIn(read: Reader, name: 'opens' | 'closes'): number | undefined {
  if (read.text(name) === '') return undefined;
  const moment = momentOf(read.text(name));
  if (moment === undefined) read.mark(name);
  return moment;
}

export interface ReadComposition {
  readonly composition: Composition;
  /** Fields that were not what they should be: with any, the composition is not to be used. */
  readonly problems: ReadonlySet<CompositionField>;
}

export function readComposition(form: CompositionForm): ReadComposition {
  const read: Reader = new FormReader(form);
  const passing = read.optional('passing', [1, 100]);
  const composition: Composition = {
    title: titleOf(read),
    parts: form.part,
    mode: read.oneOf('mode', ['positioning', 'training', 'exam']),
    levels: { from: read.number('level-from', LEVELS), to: read.number('level-to', LEVELS) },
    length: lengthOf(read),
    feedback: read.oneOf('feedback', ['at-once', 'at-end', 'none']),
    graded: read.text('graded') === '1',
    points: read.optional('points', [1, 1_000]) ?? DEFAULT_POINTS,
    passing: passing === undefined ? undefined : passing / 100,
    attempts: attemptsOf(read),
    timeLimit: times(read.optional('limit', [1, 600]), MINUTE),
    opensAt: momentIn(read, 'opens'),
    closesAt: momentIn(read, 'closes'),
    leastAnswers: read.optional('enough', QUESTIONS),
  };
  return { composition, problems: read.problems };
}

const shown = (value: number | undefined, unit = 1) => (value === undefined ? '' : String(value / unit));

/** The form that says this composition. @param from what it starts from, as choices are named */
export function formOf(composition: Composition, from: string): CompositionForm {
  const { title, parts, mode, levels, length, feedback, graded, points, passing, attempts } = composition;
  const { timeLimit, opensAt, closesAt, leastAnswers } = composition;
  const adaptive = length.precision !== undefined && length.min < length.max;
  return {
    from,
    'title-fr': title.fr,
    'title-en': title.en ?? '',
    part: [...parts],
    mode,
    'level-from': String(levels.from),
    'level-to': String(levels.to),
    adaptive: adaptive ? '1' : '',
    least: String(length.min),
    most: String(length.max),
    precision: (length.precision ?? PRECISIONS.usual) < PRECISIONS.usual ? 'fine' : 'usual',
    feedback,
    graded: graded ? '1' : '',
    points: String(points),
    passing: passing === undefined ? '' : String(Math.round(passing * 100)),
    attempts: shown(attempts.most),
    delay: shown(attempts.delay, HOUR),
    counts: attempts.counts,
    limit: shown(timeLimit, MINUTE),
    opens: opensAt === undefined ? '' : localOf(opensAt),
    closes: closesAt === undefined ? '' : localOf(closesAt),
    enough: shown(leastAnswers),
  };
}
