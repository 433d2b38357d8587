/** How often each credit comes at an ability, and how fast that changes. */
export interface CategoryChance {
  /** The probability of the category. */
  readonly chance: number;
  /** Its first derivative by the ability. */
  readonly slope: number;
  /** Its second derivative. */
  readonly curvature: number;
}

/**
 * An item's response curve. Every method takes an ability in logits, in [−10, 10]; others throw AssessmentError
 * `ability-out-of-range`.
 */
export interface ResponseCurve {
  /** The discrimination, flattened by what is not known of the difficulty. */
  readonly a: number;
  /** The difficulty, in logits. */
  readonly b: number;
  /** How many credits there are, 0 and full credit included: 2 to 4. */
  readonly categories: number;
  /** The expected credit, 0–1: for an item that is right or wrong, the chance of a right answer. */
  right(ability: number): number;
  /** Fisher's information of one answer, in 1/logit². */
  information(ability: number): number;
  /** The chance of each category, from no credit to full credit. */
  chances(ability: number): readonly CategoryChance[];
}
