import { z } from 'zod';
import { common, feedback, letter, listOf, misconception, shortLine } from './common.js';

/** What the screen imitates: a tool of the job, in our own design. */
export const SIMULATION_KINDS = [
  'mailbox',
  'secure-messaging',
  'identity',
  'access-rights',
  'teleconsultation',
  'incident',
  'app-check',
  'sign-in',
] as const;

const fact = z.strictObject({ label: z.string().min(1).max(60), value: shortLine });

/** Something to look into before deciding: an address, a link, an attachment; unfolded on demand. */
const inspection = z.strictObject({ label: z.string().min(1).max(80), text: shortLine });

const option = z.strictObject({ id: letter, text: z.string().min(1).max(200), feedback, misconception });

/** One thing that is checked: what somebody decided there. */
const outcome = z
  .strictObject({ id: letter, label: shortLine, options: listOf(option, [2, 6]), right: letter })
  .refine(({ options, right }) => options.some(({ id }) => id === right), {
    path: ['right'],
    message: 'is none of the options',
  });

/** A part of the screen: a message, a form, a step. */
const panel = z.strictObject({
  title: z.string().min(1).max(200),
  /** A line beside the title: a sender, a time, a state. */
  note: z.string().min(1).max(200).optional(),
  facts: z.array(fact).max(10).optional(),
  /** Markdown. */
  text: z.string().min(1).max(2_000).optional(),
  inspect: z.array(inspection).max(5).optional(),
  outcomes: z.array(outcome).max(4).optional(),
});

/** A screen like those of the job, with decisions to take on it; each is marked by itself. */
export const simulation = z
  .strictObject({
    ...common,
    type: z.literal('simulation'),
    kind: z.enum(SIMULATION_KINDS),
    /** The name of the imitated tool, invented. */
    screen: z.string().min(1).max(80),
    /** Panels are folded, as messages in a list, rather than all in sight. */
    folded: z.boolean().default(false),
    /** The clock of the situation when the screen appears, such as 14:32. It runs while the learner decides. */
    clock: z
      .string()
      .regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'hours and minutes')
      .optional(),
    panels: z.array(panel).min(1).max(8),
  })
  .refine(({ panels }) => panels.flatMap(({ outcomes = [] }) => outcomes).length >= 2, {
    path: ['panels'],
    message: 'at least two outcomes are checked',
  })
  .refine(
    ({ panels }) => {
      const ids = panels.flatMap(({ outcomes = [] }) => outcomes.map(({ id }) => id));
      return new Set(ids).size === ids.length;
    },
    { path: ['panels'], message: 'two outcomes have the same id' },
  );
