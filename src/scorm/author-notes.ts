/** What items hold for their authors, and no page shows: why a level, the wrong idea behind an option, … */
const AUTHOR_NOTES: readonly string[] = ['levelReason', 'barriers', 'tags', 'yearly', 'misconception'];

function without(value: unknown, names: ReadonlySet<string>): unknown {
  if (Array.isArray(value)) return value.map((one) => without(one, names));
  if (typeof value !== 'object' || value === null) return value;
  const kept = Object.entries(value).filter(([name]) => !names.has(name));
  return Object.fromEntries(kept.map(([name, part]) => [name, without(part, names)]));
}

/** The same for learners: without notes for authors and, where no page would use them, without translations. */
export function forLearners<T extends object>(
  content: T,
  { translated }: { readonly translated: boolean },
): T {
  const names = new Set(translated ? AUTHOR_NOTES : [...AUTHOR_NOTES, 'translations']);
  // Only what the type has as optional is left out.
  return without(content, names) as T;
}
