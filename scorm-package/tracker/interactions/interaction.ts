/** An answer as both standards know it, before it is written in the grammar of one. */
export interface Interaction {
  readonly type: 'choice' | 'sequencing' | 'matching' | 'performance' | 'fill-in';
  /**
   * What was answered: letters, as pairs `a.b` where a prompt goes with a choice; or texts as the learner wrote them,
   * one a blank, an empty one for a blank left empty. No member where nothing was answered.
   */
  readonly response: readonly string[];
  /** Alternatives of the same shape, each a whole answer. */
  readonly right: readonly (readonly string[])[];
  /** Of texts alone. */
  readonly caseMatters?: boolean;
}
