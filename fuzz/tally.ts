/** What came of the cases. */
export class Tally {
  readonly #counts = new Map<string, number>();
  readonly failures: string[] = [];
  cases = 0;

  count(outcome: string): void {
    this.#counts.set(outcome, (this.#counts.get(outcome) ?? 0) + 1);
  }

  fail(reason: string): void {
    this.failures.push(reason);
  }

  /** By number, the most frequent first. */
  outcomes(): readonly (readonly [outcome: string, count: number])[] {
    return [...this.#counts].sort(([, a], [, b]) => b - a);
  }
}
