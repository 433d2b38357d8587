import type { Answer, MarkableItem } from '../../src/assessment/marking/item.js';
import type { Interaction } from './interactions/interaction.js';

/** What the LMS said at the start or, without one, what the browser had kept. */
export interface Entry {
  /** Whether an LMS keeps it, rather than the browser's own storage. */
  readonly inLms: boolean;
  /** What `keep` was last given as `state`; empty at a first visit. */
  readonly state: string;
  /** False in review and browse modes and without credit: nothing is written then. */
  readonly writes: boolean;
}

/** One answer, to be told to the LMS as an interaction. */
export interface RecordedAnswer {
  /** The item's id, `cybersecurite-menaces-01`. */
  readonly item: string;
  /** How often the item has been answered with this one, from 1. */
  readonly attempt: number;
  /** `cybersecurite.menaces`. */
  readonly competence: string;
  /** What is told of it in the words that SCORM and xAPI share. */
  readonly interaction: Interaction;
  /** Ids and keys: what a correct answer is. */
  readonly asked: MarkableItem;
  readonly answer: Answer;
  /** The share of full credit, 0–1. */
  readonly credit: number;
  /** How long the answer took. */
  readonly seconds: number;
  /** Milliseconds since 1970. */
  readonly at: number;
  /** The question, without its marks. */
  readonly question: string;
}

/** How far a competence has come in this module. */
export interface ObjectiveStanding {
  /** `cybersecurite.menaces`. */
  readonly competence: string;
  readonly title: string;
  /** 0–1; absent until every step is done. */
  readonly score?: number;
  readonly status: 'incomplete' | 'passed' | 'failed';
}

/** Where a learner stands, whole: each one replaces the one before. */
export interface Standing {
  /** Printable ASCII, at most 3,500 characters. */
  readonly state: string;
  /** The id of the step that the learner is at, at most 40 characters of a–z, digits and hyphens. */
  readonly location: string;
  /** The share of the steps that are done, 0–1. */
  readonly progress: number;
  /** The share of full points, 0–1; absent until every step is done. */
  readonly score?: number;
  /** `passed` and `failed` only once every step is done. */
  readonly status: 'incomplete' | 'passed' | 'failed';
  readonly objectives: readonly ObjectiveStanding[];
}

/** `unsaved`: the last commit failed, work is at risk. `saved`: a later one went through. */
export type SaveReport = 'unsaved' | 'saved';

/** Where a module tells how it goes: an LMS, or the browser's own storage. One driver for each kind. */
export interface Tracker {
  readonly entry: Entry;
  /** Tells an answer; it is committed with the standing that follows. */
  record(answer: RecordedAnswer): void;
  /** Keeps where the learner stands; commits at once after an answer and when the status changes, else at most every ten seconds. */
  keep(standing: Standing): void;
  /** Ends the visit at the learner's wish, before the page goes. Once: later calls do nothing. */
  leave(): void;
  /** Told of a failing commit, and of the first that succeeds after it. There is one listener, the last. */
  onReport(listen: (report: SaveReport) => void): void;
}

/** What a tracker is opened with. */
export interface TrackerOptions {
  /** What the package was made for; where its API is missing, the other SCORM's is tried, then the browser's storage. */
  readonly standard: '1.2' | '2004-3' | '2004-4' | 'folder';
  /** Names the module and its language: what is kept on a disk under one name never meets another module's. */
  readonly key: string;
}
