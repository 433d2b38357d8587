import { AssessmentError } from '../errors.js';

/**
 * What makes an item worth asking. `information`: Fisher's, at the estimate, or at the cut of a classification.
 * `weighted-information`: the same averaged over the posterior (van der Linden 1998, "Bayesian item selection
 * criteria"). `variance-reduction`: by how much the answer is expected to shrink the posterior variance (minimum
 * expected posterior variance, ibid.): best while little is known. `mutual-information`: how much the answer is
 * expected to tell of the ability, in nats (Lindley 1956).
 */
export type Criterion = 'information' | 'weighted-information' | 'variance-reduction' | 'mutual-information';

/** How chance enters the choice among items ranked by the criterion. */
export type Draw =
  /** The first one, always. */
  | { readonly kind: 'best' }
  /** Any of the first `among`, each as likely (Kingsbury & Zara 1989). */
  | { readonly kind: 'randomesque'; readonly among: number }
  /** One of the first `among`, with chances as `power` of their values (Barrada, Olea, Ponsoda & Abad 2008). */
  | { readonly kind: 'proportional'; readonly among: number; readonly power: number }
  /** Chance rules at first, the criterion at the end of `questions` questions (Revuelta & Ponsoda 1998). */
  | { readonly kind: 'progressive'; readonly questions: number };

export interface SelectionRules {
  /** `shares`: domains and competences get the shares that the plan gives them. `none`: the whole bank, always. */
  readonly balance: 'shares' | 'none';
  readonly criterion: Criterion;
  readonly draw: Draw;
  /** No item is shown to a larger share of learners, in (0, 1], as far as the bank allows. */
  readonly highestRate?: number;
  /**
   * The chance of a right answer to aim at, in (0.3, 0.95): for training, where success keeps one going. Items
   * are then ranked by how close they come to it, and the criterion is left aside.
   */
  readonly successRate?: number;
}

/**
 * What sittings go by: learners side by side do not get the same questions. Where a competence has few items, even
 * chances would ask much that tells nothing. Of 20 questions to 3,000 simulated learners in a bank of five guessed
 * items a competence: error 0.58 with even chances, 0.53 with their square.
 */
export const STANDARD_RULES: SelectionRules = {
  balance: 'shares',
  criterion: 'information',
  draw: { kind: 'proportional', among: 5, power: 2 },
};

/** @throws AssessmentError `invalid-plan`, saying what is wrong */
export function checkSelectionRules({ draw, highestRate, successRate }: SelectionRules): void {
  const refuse = (message: string): never => {
    throw new AssessmentError('invalid-plan', message);
  };
  if ('among' in draw && !(Number.isInteger(draw.among) && draw.among >= 1)) {
    refuse(`a draw needs a whole number of items from 1, and has ${draw.among}`);
  }
  if ('power' in draw && !(draw.power >= 0 && draw.power <= 20)) {
    refuse(`the power of a draw must lie in [0, 20], and is ${draw.power}`);
  }
  if ('questions' in draw && !(Number.isInteger(draw.questions) && draw.questions >= 2)) {
    refuse(`a progressive draw needs two questions or more, and has ${draw.questions}`);
  }
  if (highestRate !== undefined && !(highestRate > 0 && highestRate <= 1)) {
    refuse(`the highest rate must lie in (0, 1], and is ${highestRate}`);
  }
  if (successRate !== undefined && !(successRate > 0.3 && successRate < 0.95)) {
    refuse(`the success rate must lie in (0.3, 0.95), and is ${successRate}`);
  }
}
