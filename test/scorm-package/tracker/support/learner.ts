import { interactionOf, type Answered } from '../../../../scorm-package/interactions/interaction-of.js';
import { openTracker } from '../../../../scorm-package/tracker/open-tracker.js';
import type {
  RecordedAnswer,
  SaveReport,
  Standing,
  Tracker,
} from '../../../../scorm-package/tracker/tracker.js';
import { fakePage, type FakePage } from './fake-page.js';
import type { TestLms } from './test-lms.js';

export interface Visit {
  readonly page: FakePage;
  readonly tracker: Tracker;
  /** What was reported since the beginning. */
  readonly reports: readonly SaveReport[];
}

/** Opens the module in a frame of the LMS's window. */
export function visit(lms: TestLms, page: FakePage = fakePage()): Visit {
  page.parent = lms.launch();
  const tracker = openTracker(page, { standard: lms.standard === '1.2' ? '1.2' : '2004-4', key: 'module-1' });
  const reports: SaveReport[] = [];
  tracker.onReport((report) => reports.push(report));
  return { page, tracker, reports };
}

export function standing(more: Partial<Standing> = {}): Standing {
  return {
    state: 'v1:3;a',
    location: 'lesson-2',
    progress: 0.4,
    status: 'incomplete',
    objectives: [],
    ...more,
  };
}

/** The module to its end, with this share of full points. */
export function finished(score: number, state = 'v1:9;z'): Standing {
  return standing({ state, score, progress: 1, status: score >= 0.8 ? 'passed' : 'failed' });
}

/** An answer as the player tells it; the item's type as authors name it is `single-choice` where nothing else is said. */
export function recorded({
  type = 'single-choice',
  ...more
}: Partial<Omit<RecordedAnswer, 'interaction'> & Pick<Answered, 'type'>> = {}): RecordedAnswer {
  const answer: Omit<RecordedAnswer, 'interaction'> = {
    item: 'cybersecurite-menaces-01',
    attempt: 1,
    competence: 'cybersecurite.menaces',
    asked: {
      type: 'single-choice',
      options: [
        { id: 'a', correct: false },
        { id: 'b', correct: true },
      ],
    },
    answer: { kind: 'choice', option: 'b' },
    credit: 1,
    seconds: 12.345,
    at: Date.UTC(2026, 10, 29, 8, 30, 15, 67),
    question: 'Que faites-vous ?',
    ...more,
  };
  return { ...answer, interaction: interactionOf({ ...answer, type }) };
}
