/** The command was not written as it must be: the exit code is 2, and the usage is shown. */
export class UsageError extends Error {}

/** The command cannot be done, for a reason that its user can mend: the exit code is 1. */
export class CommandFailure extends Error {}
