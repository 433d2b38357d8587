import type { DataModel, ElementRule } from './data-model.js';
import { observedRequests } from './observed-requests.js';
import type { ResponseCheck } from './response-grammar.js';
import { secondsIn } from './seconds-in.js';
import { apiWindow, type ScormMethod, type TestLms } from './test-lms.js';

export interface StrictLmsOptions {
  readonly standard: '1.2' | '2004';
  readonly model: DataModel;
  readonly response: ResponseCheck;
  readonly pattern: ResponseCheck;
  /** Changes what the LMS reads out: mode, credit, statuses of earlier days. */
  readonly values?: Readonly<Record<string, string>>;
  /** Whether it refuses, for once and for no reason of the standard, a value that is right. */
  readonly whim?: (element: string, value: string) => boolean;
  /**
   * Whether it does what Moodle's run-times do (mod/scorm/datamodels/scorm_12.js, scorm_13.js): it adds up the times of
   * those visits alone that were terminated; whoever asks it to exit all hears of an error, though all is stored; in
   * SCORM 1.2 it takes another id for what has one, holds scores as numbers, and sends what has changed since it last
   * sent, whether that arrived or not; and it says `true` where nothing answers (mod/scorm/request.js).
   */
  readonly moodle?: boolean;
  /** Answers true and false rather than "true" and "false". */
  readonly booleans?: boolean;
  /** What is kept of what was told, and judged by the LMS itself: at a commit, and at the end. */
  readonly judge: (values: Map<string, string>, atTheEnd: boolean) => void;
}

/** SCORM 2004 RTE 4.2: what every LMS must take, and so the most that may be told. */
const MOST: Readonly<Record<string, number>> = { interactions: 250, objectives: 100, correct_responses: 5 };

const CODES = {
  '1.2': { unknown: '201', access: '403', type: '405', order: '201', notRunning: '301', failed: '101' },
  '2004': { unknown: '401', access: '404', type: '406', order: '351', notRunning: '132', failed: '391' },
} as const;

const SCORE = /\.score\.(raw|min|max)$/;

/** Does not outlive its visit. */
const OF_A_VISIT = /(exit|session_time|nav\.request)$/;

/**
 * An LMS that takes nothing but what the standard allows, in the order that it allows, keeps it at a commit, and
 * forgets it where a visit did not end as suspended.
 */
export function strictLms(options: StrictLmsOptions): TestLms {
  const { standard, model, values: preset = {} } = options;
  const codes = CODES[standard];
  const refused: string[] = [];
  let calls: string[] = [];
  let kept = new Map(Object.entries(preset));
  let current = new Map<string, string>();
  /** What Moodle takes for sent. */
  let sent = new Map<string, string>();
  const requests = observedRequests();
  const isMoodle12 = options.moodle === true && standard === '1.2';
  let phase: 'waiting' | 'running' | 'ended' = 'waiting';
  let error = '0';
  let earlierSeconds = 0;
  let visitSeconds = 0;

  const refuse = (why: string, code: string): false => {
    refused.push(why);
    error = code;
    return false;
  };
  const countOf = (collection: string): number =>
    [...current.keys()].filter(
      (key) =>
        key.startsWith(`${collection}.`) && /^\d+\.(id|pattern)$/.test(key.slice(collection.length + 1)),
    ).length;
  const setValue = (element: string, value: string): boolean => {
    const rule = ruleOf(model, element);
    if (rule === undefined) return refuse(`there is no ${element}`, codes.unknown);
    if (rule.access === 'r') return refuse(`${element} is read-only`, codes.access);
    const misplaced = orderFault(element, value);
    if (misplaced !== '') return refuse(misplaced, codes.order);
    const wrong = rule.check(value) || responseFault(element, value);
    if (wrong !== '') return refuse(`${element}: ${wrong}`, codes.type);
    if (options.whim?.(element, value) === true) {
      error = codes.failed;
      return false;
    }
    current.set(element, isMoodle12 && SCORE.test(element) ? String(Number(value)) : value);
    return true;
  };
  const orderFault = (element: string, value: string): string => {
    for (const [, collection = '', index = '', leaf = ''] of indexesIn(element)) {
      const count = countOf(collection);
      const most = MOST[collection.split('.').at(-1) ?? ''] ?? Infinity;
      if (Number(index) > count || Number(index) >= most) return `${element} is out of order`;
      if (Number(index) === count && leaf !== 'id' && leaf !== 'pattern')
        return `${element} comes before its id`;
      if (leaf !== 'id') continue;
      const before = current.get(element);
      if (before !== undefined && before !== value && !isMoodle12) return `${element} changes`;
      const twins = Array.from({ length: count }, (_, n) => current.get(`${collection}.${n}.id`));
      if (before === undefined && twins.includes(value)) return `${element} repeats ${value}`;
    }
    return '';
  };
  const responseFault = (element: string, value: string): string => {
    const [, interaction, leaf] =
      /^(cmi\.interactions\.\d+)\.(student_response|learner_response|correct_responses)/.exec(element) ?? [];
    if (interaction === undefined) return '';
    const type = current.get(`${interaction}.type`);
    if (type === undefined) return 'comes before its type';
    return leaf === 'correct_responses' ? options.pattern(type, value) : options.response(type, value);
  };
  const getValue = (element: string): string => {
    const [, collection] = /^(.+)\._count$/.exec(element) ?? [];
    if (collection !== undefined) return String(countOf(collection));
    const rule = ruleOf(model, element);
    const value = current.get(element) ?? rule?.initial;
    if (rule === undefined || rule.access === 'w') refuse(`${element} is read`, codes.unknown);
    else if (value === undefined) error = '403';
    return value ?? '';
  };
  const isToBeSent = (key: string, value: string): boolean =>
    standard === '2004' || sent.get(key) !== value || key.endsWith('session_time');
  const commit = (atTheEnd: boolean): boolean => {
    if (lms.failing && options.moodle !== true) {
      error = codes.failed;
      return false;
    }
    if (!lms.failing && lms.away === '') options.judge(current, atTheEnd);
    if (options.moodle === true) {
      const news = [...current].filter(([key, value]) => isToBeSent(key, value));
      sent = new Map(current);
      if (lms.away !== 'unseen') requests.ended(lms.failing ? 503 : lms.away === '' ? 200 : 0);
      if (lms.failing) error = codes.failed;
      if (lms.failing || lms.away !== '') return !lms.failing;
      kept = new Map([...kept, ...news]);
    } else kept = new Map(current);
    // What is kept of a visit's time takes the place of what was kept before, and is added once, when the visit is over.
    if (atTheEnd || options.moodle !== true) {
      visitSeconds = secondsIn([...kept].find(([element]) => element.endsWith('session_time'))?.[1] ?? '');
    }
    if (options.moodle === true && current.get('adl.nav.request') === 'exitAll') {
      throw new SyntaxError("Unexpected token '<'");
    }
    return true;
  };
  const answer = (method: ScormMethod, [element = '', value = '']: readonly string[]): unknown => {
    if (method === 'GetLastError') return error;
    if (method !== 'GetValue') calls.push([method, element].join(' ').trim() + (value && `=${value}`));
    error = '0';
    if (method === 'Initialize') {
      if (phase !== 'waiting') return refuse('Initialize comes twice', standard === '1.2' ? '101' : '103');
      phase = 'running';
      return true;
    }
    if (phase !== 'running') return refuse(`${method} ${element} while ${phase}`, codes.notRunning);
    if (method === 'GetValue') return getValue(element);
    if (method === 'SetValue') return setValue(element, value);
    if (method === 'Terminate') phase = 'ended';
    return commit(method === 'Terminate');
  };
  const lms: TestLms = {
    standard,
    refused,
    get calls() {
      return calls;
    },
    get totalSeconds() {
      return earlierSeconds + visitSeconds;
    },
    failing: false,
    away: '',
    kept: (element) => kept.get(element) ?? ruleOf(model, element)?.initial ?? '',
    launch() {
      const exit = [...kept].find(([element]) => element.endsWith('exit'))?.[1];
      const goesOn = exit === undefined || exit === 'suspend';
      current = new Map(
        [...(goesOn ? kept : Object.entries(preset))].filter(([key]) => !OF_A_VISIT.test(key)),
      );
      sent = new Map(current);
      calls = [];
      earlierSeconds += visitSeconds;
      visitSeconds = 0;
      phase = 'waiting';
      const { PerformanceObserver } = requests;
      const api = apiWindow(
        standard,
        (method, values) => {
          const result = answer(method, values);
          return typeof result === 'boolean' && options.booleans !== true ? String(result) : result;
        },
        (why) => refused.push(why),
      );
      return { ...api, PerformanceObserver };
    },
  };
  return lms;
}

function ruleOf(model: DataModel, element: string): ElementRule | undefined {
  return model[element.replace(/\.(0|[1-9]\d*)(?=\.)/g, '.n')];
}

function indexesIn(element: string): readonly RegExpMatchArray[] {
  return [...element.matchAll(/\.(\d+)\./g)].map(({ index, 0: found, 1: number = '' }) => [
    found,
    element.slice(0, index),
    number,
    element.slice(index + found.length),
  ]);
}
