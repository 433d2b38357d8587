import type { ItemResponse } from '../../src/sittings/sitting.js';
import type { Run } from '../run/run.js';
import { MOST_KEPT } from '../state/state.js';

const ELLIPSIS = '…';

/** The state does not tell which were cut: one as long as what is kept may have gone on; its mark was kept apart, and stands. */
function withEllipsis(text: string): string {
  return text.length === MOST_KEPT && !text.endsWith(ELLIPSIS) ? `${text}${ELLIPSIS}` : text;
}

function marked<T extends ItemResponse>(response: T): T {
  const { answer } = response;
  if (answer.kind === 'text') return { ...response, answer: { ...answer, text: withEllipsis(answer.text) } };
  if (answer.kind !== 'parts') return response;
  const entries = Object.entries(answer.parts).map(([id, text]): [string, string] => [
    id,
    withEllipsis(text),
  ]);
  const parts = Object.fromEntries(entries);
  return { ...response, answer: { ...answer, parts } };
}

/** A run as it was kept, where no beginning of a text passes for the whole of it. */
export function withEllipses(run: Run): Run {
  const { sitting, others } = run;
  return {
    ...run,
    sitting: { ...sitting, responses: sitting.responses.map(marked) },
    others: others.map(marked),
  };
}
