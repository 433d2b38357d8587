/** One thing wrong in a content file. */
export interface ContentProblem {
  readonly file: string;
  /** From 1; absent where the whole file is meant. */
  readonly line?: number;
  /** Such as `items.3.options`. */
  readonly field?: string;
  readonly message: string;
}

/** Content that cannot be served: every problem with its file, line and field. */
export class ContentError extends Error {
  readonly problems: readonly ContentProblem[];

  constructor(problems: readonly ContentProblem[]) {
    super(
      `Content that cannot be served:\n${problems.map((problem) => `  - ${describe(problem)}`).join('\n')}`,
    );
    this.name = 'ContentError';
    this.problems = problems;
  }
}

function describe({ file, line, field, message }: ContentProblem): string {
  const place = line === undefined ? file : `${file}:${line}`;
  return field === undefined ? `${place}: ${message}` : `${place}: ${field}: ${message}`;
}
