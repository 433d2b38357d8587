import { SCORM_12 } from '../../../scorm-package/tracker/dialects/scorm-12.js';
import { scorm2004 } from '../../../scorm-package/tracker/dialects/scorm-2004.js';
import type { LmsApi } from '../../../scorm-package/tracker/discover-api.js';
import type { Lms } from '../../../scorm-package/tracker/heard-lms.js';
import { lmsOf } from '../../../scorm-package/tracker/lms.js';
import { observedRequests } from './support/observed-requests.js';

type Answers = Partial<Record<string, unknown>>;

/** An API of SCORM 2004 whose methods give fixed answers, and `true` where none is given. */
function lmsWith(answers: Answers): { readonly lms: Lms; readonly calls: string[] } {
  const calls: string[] = [];
  const api = new Proxy(
    {},
    {
      get: (_, name) => (value?: string) => {
        calls.push(`${String(name)} ${value ?? ''}`.trim());
        const answer = name in answers ? answers[String(name)] : true;
        if (answer instanceof Error) throw answer;
        return answer;
      },
    },
  ) as LmsApi;
  return { lms: lmsOf({ dialect: scorm2004(''), api, frame: {} }, () => true), calls };
}

describe('the calls to an LMS', () => {
  it.each([
    ['true', true],
    [true, true],
  ])('take the answer %p for done', (answer, done) => {
    const { lms } = lmsWith({ SetValue: answer, Commit: answer, Terminate: answer });
    expect([lms.write('cmi.location', 'a'), lms.commit(), lms.terminate()]).toEqual([done, done, done]);
  });

  it.each(['false', false, '', null, undefined])('take %p for done where the last error is 0', (answer) => {
    expect(lmsWith({ Commit: answer, GetLastError: '0' }).lms.commit()).toBe(true);
    expect(lmsWith({ Commit: answer, GetLastError: 0 }).lms.commit()).toBe(true);
    expect(lmsWith({ Commit: answer, GetLastError: '391' }).lms.commit()).toBe(false);
  });

  it('never throw, and a call that failed altogether is not done', () => {
    const { lms } = lmsWith({
      GetValue: new Error('gone'),
      SetValue: new Error('gone'),
      Commit: new Error('gone'),
      Terminate: new Error('gone'),
      GetLastError: '0',
    });
    expect(lms.read('cmi.location')).toBe('');
    expect([lms.write('cmi.location', 'a'), lms.commit(), lms.terminate()]).toEqual([false, false, false]);
    expect(
      lmsOf({ dialect: SCORM_12, api: Object.create(null) as LmsApi, frame: {} }, () => true).initialize(),
    ).toBe(false);
  });

  it.each([
    [null, ''],
    [undefined, ''],
    [66.66, '66.66'],
    ['text', 'text'],
  ])('read %p as "%s"', (value, text) => {
    expect(lmsWith({ GetValue: value }).lms.read('cmi.score.raw')).toBe(text);
  });

  it('write a value once until it changes, and again where it was refused', () => {
    const taken = lmsWith({});
    taken.lms.write('cmi.location', 'a');
    taken.lms.write('cmi.location', 'a');
    taken.lms.write('cmi.location', 'b');
    expect(taken.calls).toHaveLength(2);
    const refusing = lmsWith({ SetValue: 'false', GetLastError: '351' });
    refusing.lms.write('cmi.location', 'a');
    refusing.lms.write('cmi.location', 'a');
    expect(refusing.calls.filter((call) => call.startsWith('SetValue'))).toHaveLength(2);
  });
});

describe('an LMS that says that all is well', () => {
  const { PerformanceObserver, ended } = observedRequests();
  const asking = (status: number, initiator?: string) => () => {
    ended(status, initiator);
    return 'true';
  };

  it.each<readonly [unknown, boolean, () => unknown]>([
    ['a request without an answer', false, asking(0)],
    ['one that was answered', true, asking(200)],
    ['one of another kind', true, asking(0, 'img')],
    ['none', true, () => 'true'],
  ])('is believed by its requests: %s, %p', (_, isKept, Commit) => {
    const api = { Commit, Terminate: Commit } as unknown as LmsApi;
    const lms = lmsOf({ dialect: scorm2004(''), api, frame: { PerformanceObserver } }, () => true);
    ended(0);
    expect([lms.commit(), lms.terminate()]).toEqual([isKept, isKept]);
  });

  it('is believed where a browser does not tell of requests, or no more', () => {
    const Commit = asking(0);
    class Silent {
      observe(): void {
        throw new TypeError('resource');
      }
    }
    class Gone {
      observe = (): void => undefined;
      takeRecords = (): never => {
        throw new Error('gone');
      };
    }
    class Old {
      observe = (): void => undefined;
      takeRecords = () => [{ initiatorType: 'xmlhttprequest' }];
    }
    for (const frame of [{}, ...[Silent, Gone, Old].map((Kind) => ({ PerformanceObserver: Kind }))]) {
      const api = { Commit } as unknown as LmsApi;
      expect(lmsOf({ dialect: scorm2004(''), api, frame }, () => true).commit()).toBe(true);
    }
  });
});

describe('the beginning of a visit', () => {
  it.each(['101', '102', '104'])('is none where it failed with error %s', (error) => {
    expect(lmsWith({ Initialize: 'false', GetLastError: error }).lms.initialize()).toBe(false);
  });
});
