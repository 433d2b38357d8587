/** A package cannot be made, for a reason that who asked for it can mend. */
export class PackageError extends Error {}
