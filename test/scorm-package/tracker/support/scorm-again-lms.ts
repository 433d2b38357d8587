import * as library from 'scorm-again';
import { secondsIn } from './seconds-in.js';
import { apiWindow, type ScormMethod, type TestLms } from './test-lms.js';

interface Borrowed {
  readonly cmi: { getCurrentTotalTime(): string };
  loadFromJSON(json: object): void;
  lmsInitialize(parameter: string): string;
  lmsFinish(parameter: string): string;
  lmsGetValue(element: string): string;
  lmsSetValue(element: string, value: string): string;
  lmsCommit(parameter: string): string;
  lmsGetLastError(): string;
}

// Its own types do not resolve in a module of Node.js.
const { Scorm12API, Scorm2004API } = library as unknown as Readonly<
  Record<'Scorm12API' | 'Scorm2004API', new (settings: object) => Borrowed>
>;

const QUIET = { autocommit: false, logLevel: 5, onLogMessage: () => undefined } as const;

function callOn(api: Borrowed, method: ScormMethod, [element = '', value = '']: readonly string[]): string {
  switch (method) {
    case 'Initialize':
      return api.lmsInitialize(element);
    case 'Terminate':
      return api.lmsFinish(element);
    case 'GetValue':
      return api.lmsGetValue(element);
    case 'SetValue':
      return api.lmsSetValue(element, value);
    case 'Commit':
      return api.lmsCommit(element);
    case 'GetLastError':
      return api.lmsGetLastError();
  }
}

/** The run-time of scorm-again, as an LMS that keeps its data model from one visit to the next. */
export function scormAgain(standard: '1.2' | '2004', passing: string): TestLms {
  const refused: string[] = [];
  let calls: string[] = [];
  let snapshot = '';
  let total = '';

  const read = (element: string): string => {
    let value: unknown = JSON.parse(snapshot || '{}');
    for (const key of element.split('.').slice(1)) value = isRecord(value) ? value[key] : undefined;
    return typeof value === 'string' ? value : '';
  };
  const lms: TestLms = {
    standard,
    refused,
    get calls() {
      return calls;
    },
    get totalSeconds() {
      return secondsIn(total);
    },
    failing: false,
    away: '',
    kept: read,
    launch() {
      const api = standard === '1.2' ? new Scorm12API(QUIET) : new Scorm2004API(QUIET);
      calls = [];
      if (snapshot !== '') api.loadFromJSON(JSON.parse(snapshot) as object);
      api.loadFromJSON(
        standard === '1.2'
          ? {
              core: { entry: snapshot && 'resume', total_time: total },
              student_data: { mastery_score: passing },
            }
          : { entry: snapshot && 'resume', total_time: total || 'PT0S', scaled_passing_score: passing },
      );
      return apiWindow(
        standard,
        (method, values) => {
          if (lms.failing && (method === 'Commit' || method === 'Terminate')) return 'false';
          const answer = callOn(api, method, values);
          if (method === 'GetLastError' || method === 'GetValue') return answer;
          calls.push([method, values[0]].join(' ').trim() + (values[1] === undefined ? '' : `=${values[1]}`));
          if (answer !== 'true') {
            refused.push(`${method} ${values.join('=')}: ${callOn(api, 'GetLastError', [])}`);
          } else if (method === 'Commit' || method === 'Terminate') {
            snapshot = JSON.stringify(api.cmi);
            total = api.cmi.getCurrentTotalTime();
          }
          return answer;
        },
        (why) => refused.push(why),
      );
    },
  };
  return lms;
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null;
