import type { Blanks, Matching, Ordering } from './item.js';
import { MarkingError } from './marking-error.js';
import { markText } from './short-text.js';

/** A marking part by part: which parts are right, by their ids, in the item's order. */
export interface PartsMarking {
  /** 0–1. */
  readonly credit: number;
  readonly right: readonly string[];
  readonly wrong: readonly string[];
}

/**
 * Elements put in order. The credit is the share of pairs in the right order above what chance gives: pairs in order
 * less pairs out of order, over all pairs, and never below 0 (Kendall's τ). It is 1 only for the right order. An
 * element is right where it stands at its own place.
 *
 * @throws MarkingError `unknown-option` unless the answer names each element once
 */
export function markOrder({ elements }: Ordering, answer: readonly string[]): PartsMarking {
  const complete = answer.length === elements.length && elements.every((id) => answer.includes(id));
  if (!complete) {
    throw new MarkingError('unknown-option', 'an order names each element of the item once');
  }
  let inOrder = 0;
  let pairs = 0;
  for (const [place, before] of elements.entries()) {
    for (const after of elements.slice(place + 1)) {
      pairs += 1;
      inOrder += answer.indexOf(before) < answer.indexOf(after) ? 1 : -1;
    }
  }
  return {
    credit: Math.max(0, inOrder / pairs),
    right: elements.filter((id, place) => answer[place] === id),
    wrong: elements.filter((id, place) => answer[place] !== id),
  };
}

/**
 * Prompts matched with choices, or elements sorted into categories: the share of them that is right. A prompt left
 * without a choice is wrong.
 *
 * @throws MarkingError `unknown-option`
 */
export function markPairs({ prompts, choices }: Matching, answer: ReadonlyMap<string, string>): PartsMarking {
  const known = new Set(prompts.map(({ id }) => id));
  for (const [prompt, choice] of answer) {
    if (!known.has(prompt) || !choices.includes(choice)) {
      throw new MarkingError(
        'unknown-option',
        'the answer names a prompt or choice that the item does not have',
      );
    }
  }
  return shareOf(prompts.map(({ id, choice }) => [id, answer.get(id) === choice]));
}

/**
 * Several blanks, each to pick from a list or to write: the share of them that is right. One left empty is wrong.
 *
 * @throws MarkingError `unknown-option`
 */
export function markBlanks({ blanks }: Blanks, answer: ReadonlyMap<string, string>): PartsMarking {
  const known = new Set(blanks.map(({ id }) => id));
  if ([...answer.keys()].some((id) => !known.has(id))) {
    throw new MarkingError('unknown-option', 'the answer fills a blank that the item does not have');
  }
  return shareOf(
    blanks.map((blank) => {
      const given = answer.get(blank.id);
      if (given === undefined) return [blank.id, false];
      if ('accepted' in blank)
        return [blank.id, markText({ type: 'short-text', ...blank }, given).credit === 1];
      if (!blank.options.includes(given)) {
        throw new MarkingError('unknown-option', 'the answer picks what the list of a blank does not have');
      }
      return [blank.id, given === blank.right];
    }),
  );
}

function shareOf(parts: readonly (readonly [string, boolean])[]): PartsMarking {
  const ids = (wanted: boolean): string[] =>
    parts.flatMap(([id, isRight]) => (isRight === wanted ? [id] : []));
  const right = ids(true);
  return { credit: right.length / parts.length, right, wrong: ids(false) };
}
