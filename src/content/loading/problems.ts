import { ContentError, type ContentProblem } from '../content-error.js';

/** Gathers all problems before it fails, so that an author mends them in one go. */
export class Problems {
  readonly #all: ContentProblem[] = [];

  add(problem: ContentProblem): void {
    this.#all.push(problem);
  }

  async collect<T>(work: () => Promise<T>): Promise<T | undefined> {
    try {
      return await work();
    } catch (error) {
      if (!(error instanceof ContentError)) throw error;
      this.#all.push(...error.problems);
      return undefined;
    }
  }

  get none(): boolean {
    return this.#all.length === 0;
  }

  throwIfAny(): void {
    if (!this.none) throw new ContentError(this.#all);
  }
}
