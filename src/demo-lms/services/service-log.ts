/** One call to a service, as shown to the curious: no token, no body. */
export interface ServiceCall {
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly method: string;
  /** Path and query. */
  readonly path: string;
  /** HTTP status answered; null: the connection was cut, or is still open. */
  readonly status: number | null;
  /** The `Accept` and `Content-Type` that the tool sent. */
  readonly accept: string | undefined;
  readonly contentType: string | undefined;
  /** What the access token sent with it is good for; undefined: none came, or none that is known. */
  readonly scopes: readonly string[] | undefined;
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
