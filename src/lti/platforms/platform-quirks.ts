/** What an extension of a score may speak of. */
export interface ScoreFacts {
  /** Whether the attempt reaches the platform for the first time: later sends of it are corrections. */
  readonly newSubmission: boolean;
  /** Whether the value changed without a new attempt. */
  readonly revised: boolean;
  /** When the sitting ended, in milliseconds since 1970. */
  readonly submittedAt: number | undefined;
  /** Where the platform may launch us to look at the submission. */
  readonly launchUrl: string;
}

/** How a platform differs from what the specifications say, or leave open. */
export interface PlatformQuirks {
  /** Requests that may be under way at once. */
  readonly requestsAtOnce: number;
  /** Whether a score must be a whole number of points. */
  readonly wholePoints: boolean;
  /** Answers to a score that mean: what stands here is as new, or newer. */
  readonly conflicts: readonly number[];
  /** Answers to a score that mean: this person gets no grade here. */
  readonly notGraded: readonly number[];
  /** Whether a score is accepted, and a mark that a teacher gave by hand shown all the same. */
  readonly marksStand: boolean;
  /** Whether a new submission uses up one of the learner's attempts. */
  readonly countsAttempts: boolean;
  /** Whether each comment is added to those before, instead of taking their place. */
  readonly commentsAddUp: boolean;
  /** Whether a link opens in the frame or window that the teacher chose with us, where the platform offers both. */
  readonly opensWhereChosen: boolean;
  /** What a score carries beside what AGS 2.0 knows. */
  readonly extension: (score: ScoreFacts) => object;
}
