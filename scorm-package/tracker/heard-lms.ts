/** An LMS's API as drivers use it: nothing throws, and answers are strings. */
export interface Lms {
  /** @returns whether the LMS listens now, be it that it already did */
  readonly initialize: () => boolean;
  /** @returns the value, empty where it is not set or the LMS does not know the element */
  readonly read: (element: string) => string;
  /** Writes what differs from the last time. @returns whether the LMS has taken it */
  readonly write: (element: string, value: string | number) => boolean;
  /** @returns whether the LMS says that it is kept */
  readonly commit: () => boolean;
  /** @returns whether the LMS says that it is done */
  readonly terminate: () => boolean;
}
