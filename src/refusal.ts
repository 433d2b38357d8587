/**
 * A request that cannot be granted, for a reason that its sender can be told. `code` is stable and chooses
 * the status and the public sentence (src/web/refusals.ts); `detail` is for the log alone.
 */
export class Refusal<Code extends string = string> extends Error {
  readonly code: Code;
  readonly detail: string;

  constructor(code: Code, detail: string, options?: ErrorOptions) {
    super(`${code}: ${detail}`, options);
    this.name = 'Refusal';
    this.code = code;
    this.detail = detail;
  }
}
