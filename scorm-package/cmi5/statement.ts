import type { Launch } from './launch.js';
import type { LaunchData } from './launch-data.js';
import { fieldsOf } from './fields.js';
import { CMI5_CATEGORY, verbIri, type VerbName } from './names.js';

/** An xAPI activity, by its IRI. */
export interface Activity {
  readonly objectType?: 'Activity';
  readonly id: string;
  readonly definition?: Readonly<Record<string, unknown>>;
}

export interface Result {
  readonly score?: { readonly scaled: number; readonly raw?: number; readonly min?: 0; readonly max?: 100 };
  readonly success?: boolean;
  readonly completion?: true;
  readonly response?: string;
  /** ISO 8601. */
  readonly duration: string;
}

/** What somebody did, as xAPI tells it (1.0.3, part 2, section 2). */
export interface Statement {
  readonly id: string;
  readonly actor: Launch['actor'];
  readonly verb: { readonly id: string; readonly display: Readonly<Record<string, string>> };
  readonly object: Activity;
  readonly result?: Result;
  readonly context: Readonly<Record<string, unknown>>;
  /** ISO 8601, in UTC. */
  readonly timestamp: string;
}

/** Context activities by their kind. */
type Around = Readonly<Record<string, readonly Activity[]>>;

/** What one statement says besides what all of a session say. */
export interface Said {
  readonly verb: VerbName;
  readonly id: string;
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly result?: Result;
  /** The module itself where absent. */
  readonly object?: Activity;
  /** Context activities besides those of the template, by their kind. */
  readonly around?: Around;
  readonly extensions?: Readonly<Record<string, unknown>>;
}

/** The categories of a statement that cmi5 defines. */
export const defined = (...more: readonly string[]): Around => ({
  category: [CMI5_CATEGORY, ...more].map((id) => ({ id })),
});

/** Each kind's activities behind those that the template has of it, none of which may be lost (cmi5, section 10.2.1). */
function merged(template: unknown, around: Around = {}): Readonly<Record<string, unknown>> {
  const given = fieldsOf(template);
  const added = Object.entries(around).map(([kind, activities]): [string, readonly unknown[]] => [
    kind,
    // One activity may stand without a list.
    [given[kind] || [], activities].flat(),
  ]);
  return { ...given, ...Object.fromEntries(added) };
}

/** A statement of this session: the context is the LMS's template, with what is added to it. */
export function statementOf(
  { verb, id, at, result, object, around, extensions }: Said,
  { actor, registration, activityId }: Launch,
  { contextTemplate }: LaunchData,
): Statement {
  return {
    id,
    actor,
    verb: { id: verbIri(verb), display: { en: verb } },
    object: { objectType: 'Activity', ...(object || { id: activityId }) },
    ...(result && { result }),
    context: {
      ...contextTemplate,
      registration,
      contextActivities: merged(contextTemplate['contextActivities'], around),
      extensions: { ...fieldsOf(contextTemplate['extensions']), ...extensions },
    },
    timestamp: new Date(at).toISOString(),
  };
}
