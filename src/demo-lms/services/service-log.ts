/** One call to a service, as shown to the curious: no token, no body. */
export interface ServiceCall {
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly method: string;
  /** Path and query. */
  readonly path: string;
  /** HTTP status answered; null: the connection was cut, or is still open. */
  readonly status: number | null;
}

const KEPT = 200;

/** The last two hundred calls, newest first. */
export class ServiceLog {
  #calls: readonly ServiceCall[] = [];

  add(call: ServiceCall): void {
    this.#calls = [call, ...this.#calls].slice(0, KEPT);
  }

  list(): readonly ServiceCall[] {
    return this.#calls;
  }

  clear(): void {
    this.#calls = [];
  }
}
