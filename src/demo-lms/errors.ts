/**
 * A refusal with a stable code. `status` is the HTTP status it is answered with (400–599); `message` says
 * in plain words what was wrong, for the log and for whoever reads the answer.
 */
export class DemoLmsError extends Error {
  readonly code: string;
  readonly status: number;

  constructor(status: number, code: string, message: string) {
    super(message);
    this.name = 'DemoLmsError';
    this.status = status;
    this.code = code;
  }
}

/** Whether an error is the operating system's, with this code: `ENOENT`, `EADDRINUSE`… */
export function isSystemError(error: unknown, code: string): boolean {
  return typeof error === 'object' && error !== null && 'code' in error && error.code === code;
}
