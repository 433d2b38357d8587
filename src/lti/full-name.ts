/** What platforms tell of a name, in launches and in lists of members alike. */
export interface NameParts {
  readonly name?: string | null | undefined;
  readonly given_name?: string | null | undefined;
  readonly family_name?: string | null | undefined;
}

/** The whole name, else its parts joined; undefined where the platform tells none. */
export function fullName({ name, given_name: given, family_name: family }: NameParts): string | undefined {
  const parts = [given, family].map((part) => part?.trim()).filter(Boolean);
  const whole = name?.trim() ?? '';
  return (whole === '' ? parts.join(' ') : whole) || undefined;
}
