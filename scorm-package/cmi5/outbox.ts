import { commitSchedule } from '../tracker/commit-schedule.js';
import type { Cmi5Window } from './cmi5-window.js';
import type { Lrs } from './lrs.js';
import { verbIri } from './names.js';
import type { Statement } from './statement.js';

/** What is on its way to the LRS, in its order: the kept document first, then the statements. */
export interface Outbox {
  readonly add: (statement: Statement) => void;
  /** Replaces the document. */
  readonly keep: (document: string) => void;
  /** Sends now, or as soon as the pace allows. */
  readonly due: (atOnce: boolean) => void;
  /** Sends now what is due: the page is out of sight. */
  readonly flush: () => void;
  /** The page goes: what is left goes at once, all together, and is not tried again. */
  readonly lastWords: () => void;
}

export interface OutboxListeners {
  /** Whether all is well: nothing waits for another try, and nothing that matters was refused. */
  readonly onReport: (saved: boolean) => void;
  /** The LRS has this statement. */
  readonly onTaken: (statement: Statement) => void;
  /** Nothing is left to send. */
  readonly onEmpty: () => void;
}

/** UTF-16 units in one request: browsers let 64 KiB in all outlive a page. */
const LONGEST = 30_000;

type Answer = 'taken' | 'refused' | 'failed';

/** What may be otherwise at the next try: no answer, no authority just now, too many requests, a server's failure. */
const PASSING: readonly number[] = [0, 401, 408, 429];

function answerOf(status: number): Answer {
  if (status >= 200 && status < 300) return 'taken';
  return PASSING.includes(status) || status >= 500 ? 'failed' : 'refused';
}

const isAnswered = ({ verb }: Statement): boolean => verb.id === verbIri('answered');

const isShort = (statements: readonly Statement[]): boolean => JSON.stringify(statements).length <= LONGEST;

/** As many of the first as fit, one at least. */
function firstOf(queue: readonly Statement[], most: number): readonly Statement[] {
  let count = Math.min(queue.length, most);
  while (count > 1 && !isShort(queue.slice(0, count))) count--;
  return queue.slice(0, count);
}

/** Without the oldest answers, where there is no room for all: they weigh most and matter least. */
function fitting(queue: readonly Statement[]): readonly Statement[] {
  const oldest = queue.findIndex(isAnswered);
  return oldest < 0 || isShort(queue) ? queue : fitting(queue.filter((_, place) => place !== oldest));
}

/**
 * Sends one thing after the other. What fails is tried again, later and later. What is refused is left: statements that
 * were refused together are told one by one, so that no other suffers for one. A statement whose id the LRS has
 * already is taken (409): it was sent before, and the answer was lost.
 */
export function openOutbox(window: Cmi5Window, lrs: Lrs, listeners: OutboxListeners): Outbox {
  let queue: readonly Statement[] = [];
  let flying: readonly Statement[] = [];
  let document = '';
  let kept = '';
  let written = '';
  let most = Infinity;
  let isFailing = false;
  let isStateRefused = false;
  let isOutcomeRefused = false;
  let isRunning = false;

  const writeDocument = async (): Promise<Answer> => {
    written = document;
    const answer = answerOf(await lrs.writeState(written));
    if (answer === 'failed') written = kept;
    else kept = written;
    isStateRefused = answer === 'refused';
    return answer;
  };
  const tellFirst = async (): Promise<Answer> => {
    flying = firstOf(queue, most);
    const sent = flying;
    const status = await lrs.tell(sent);
    flying = [];
    const answer = status === 409 && sent.length === 1 ? 'taken' : answerOf(status);
    if (answer === 'failed') return answer;
    if (answer === 'refused' && sent.length > 1) {
      most = 1;
      return answer;
    }
    queue = queue.slice(sent.length);
    if (answer === 'taken') sent.forEach(listeners.onTaken);
    else isOutcomeRefused ||= !sent.every(isAnswered);
    return answer;
  };
  const run = async (): Promise<void> => {
    if (isRunning) return;
    isRunning = true;
    let answer: Answer = 'taken';
    while (answer !== 'failed' && (document !== kept || queue.length > 0)) {
      answer = document !== kept ? await writeDocument() : await tellFirst();
    }
    isRunning = false;
    const isDone = answer !== 'failed';
    const isNew = !isDone && !isFailing;
    isFailing = !isDone;
    listeners.onReport(isDone && !isStateRefused && !isOutcomeRefused);
    if (isNew) schedule.due(false);
    if (!isDone) return;
    most = Infinity;
    listeners.onEmpty();
  };
  const schedule = commitSchedule(window, () => {
    void run();
    return !isFailing;
  });

  return {
    add(statement) {
      queue = [...queue, statement];
    },
    keep(next) {
      document = next;
    },
    due: schedule.due,
    flush: schedule.flush,
    lastWords() {
      const rest = fitting(queue.slice(flying.length));
      queue = [];
      if (document !== written) void lrs.writeState(document);
      kept = written = document;
      if (rest.length > 0) void lrs.tell(rest);
    },
  };
}
