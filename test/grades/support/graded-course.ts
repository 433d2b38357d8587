import type { Grade as GradebookGrade, ResourceLink } from '../../../src/demo-lms/state/schema.js';
import type { Grade } from '../../../src/grades/grade.js';
import { deliverDueGrades, type GradeDependencies } from '../../../src/grades/grade-worker.js';
import { sessionsDefinition, type Session } from '../../../src/lti/sessions.js';
import type { Answer } from '../../../src/assessment/marking/item.js';
import { answerItem } from '../../../src/sittings/answer-item.js';
import { settingsOf, type PrescriptionSettings } from '../../../src/sittings/prescriptions.js';
import type { Serving, Sitting } from '../../../src/sittings/sitting.js';
import { startSitting } from '../../../src/sittings/start-sitting.js';
import { pathFile, smallContent } from '../../support/content-folder.js';
import { startTool, type LaunchOptions, type RunningTool, type ToolOptions } from '../../support/tool.js';

/** Of four questions, graded by the share answered. */
export const QUESTIONS = 4;
/** Points that a full score is worth in the gradebook. */
export const SCORE_MAXIMUM = 20;
export const CAMILLE = 'camille.arnoult';
export const SECOND = 1_000;
export const HOUR = 3_600_000;

/** A clock of tool and LMS alike, far from this machine's, that stands still until it is moved. */
export class Clock {
  time = Date.UTC(2041, 10, 2, 8, 0, 0, 400);
  readonly now = () => this.time;

  pass(milliseconds: number): void {
    this.time += milliseconds;
  }
}

export interface Course {
  readonly tool: RunningTool;
  readonly clock: Clock;
  readonly grades: GradeDependencies;
  /** A new activity, of the path graded by share unless told; with a column unless `scoreMaximum` is undefined. */
  addLink(changes?: Partial<ResourceLink>): Promise<string>;
  /** Gives the link a prescription with these settings, as a teacher does. */
  prescribe(link: string, settings: Partial<PrescriptionSettings>): Promise<void>;
  /** Launches without sitting down. */
  launch(link: string, options?: Omit<LaunchOptions, 'link'>): Promise<Session>;
  /** Launches, and leaves with the first question unanswered. */
  start(link: string): Promise<Sitting>;
  /** Launches, and takes the path with so many of its questions answered. */
  finish(link: string, answered: number, options?: Omit<LaunchOptions, 'link'>): Promise<Sitting>;
  /** Lets all the tool's access tokens end. */
  endTokens(): void;
  /** Everything that is due now. */
  deliver(): Promise<void>;
  /** How the delivery of the learner's grade stands; Camille's unless told. */
  grade(link: string, person?: string): Promise<Grade>;
  /** What stands in the gradebook. */
  standing(link: string, person?: string): GradebookGrade | undefined;
  /** Paths of the service calls with this method that the LMS received, oldest first. */
  calls(method: 'GET' | 'POST'): string[];
  /** Forgets faults, outages, calls and grades: what one test leaves must not be the next one's. */
  reset(): Promise<void>;
}

function answerTo({ answerKind }: Serving): Answer {
  if (answerKind === 'choice') return { kind: 'choice', option: 'a' };
  return answerKind === 'choices' ? { kind: 'choices', options: ['a'] } : { kind: 'text', text: 'a' };
}

export async function openCourse(options: Omit<ToolOptions, 'content' | 'now'> = {}): Promise<Course> {
  const clock = new Clock();
  const share = { mode: 'training', grading: 'share', length: { min: QUESTIONS, max: QUESTIONS } };
  const content = await smallContent({ 'paths/partage.yaml': pathFile('partage', share) });
  const tool = await startTool({ ...options, content, now: clock.now });
  const { services, lms } = tool;
  const { grades } = services;
  let links = 0;

  async function launch(link: string, launchOptions: Omit<LaunchOptions, 'link'> = {}): Promise<Session> {
    const base = await tool.enter(tool.browser(), { ...launchOptions, link });
    const found = await services.store.collection(sessionsDefinition).get(base.split('/').at(-1) ?? '');
    if (found === undefined) throw new Error(`no session at ${base}`);
    return found.doc;
  }

  async function start(link: string, launchOptions?: Omit<LaunchOptions, 'link'>): Promise<Sitting> {
    const { placementId = '', learnerId } = await launch(link, launchOptions);
    return startSitting({ placementId, learnerId, language: 'fr' }, services.sitting);
  }

  return {
    tool,
    clock,
    grades,
    launch,
    async addLink(changes = {}) {
      links += 1;
      const id = `link-${links}`;
      const link = { id, title: `Activité ${links}`, custom: { path: 'partage' } };
      await lms.platform.addLink({ ...link, scoreMaximum: SCORE_MAXIMUM, ...changes });
      return id;
    },
    async prescribe(link, settings) {
      const { placementId = '' } = await launch(link, { person: 'noe.lanvaux' });
      const found = await grades.placements.get(placementId);
      const path = content.paths.get('partage');
      if (found === undefined || path === undefined) throw new Error('no placement to prescribe for');
      const { institutionId } = found.doc;
      const all = { ...settingsOf(path), ...settings };
      const { id } = await services.sitting.prescriptions.keep(institutionId, all);
      await grades.placements.update({ ...found.doc, prescriptionId: id }, found.version);
    },
    start,
    async finish(link, answered, launchOptions) {
      let sitting = await start(link, launchOptions);
      while (sitting.current !== undefined) {
        const known = await services.sitting.sittings.get(sitting.id);
        if (known === undefined) throw new Error('the sitting is gone');
        const skips = sitting.responses.length >= answered;
        const answer = skips ? { kind: 'skipped' as const } : answerTo(sitting.current);
        ({ sitting } = await answerItem(known, sitting.current.id, answer, services.sitting));
      }
      return sitting;
    },
    endTokens() {
      clock.pass(2 * HOUR);
    },
    deliver: () => deliverDueGrades(grades),
    async grade(link, person = CAMILLE) {
      const subject = lms.platform.person(person).sub;
      for (const { doc } of await grades.grades.find({})) {
        const placement = (await grades.placements.get(doc.placementId))?.doc;
        const identity = await grades.learners.find(doc.learnerId);
        if (placement?.resourceLinkId === link && identity?.subject === subject) return doc;
      }
      throw new Error(`no grade of ${person} for ${link}`);
    },
    standing(link, person = CAMILLE) {
      return lms.gradebook.grade(lms.gradebook.columnOf(link)?.id ?? '', person);
    },
    calls: (method) =>
      lms.calls
        .list()
        .filter((call) => call.method === method)
        .map(({ path }) => path)
        .reverse(),
    async reset() {
      lms.faults.clear();
      lms.calls.clear();
      await grades.grades.removeWhere({});
      for (const { id } of await grades.registrations.list()) grades.outages.answered(id);
    },
  };
}
