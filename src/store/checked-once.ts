import { z } from 'zod';
import { deepFrozen } from './deep-frozen.js';

/** What a value let through gives, or why it is refused. */
type Check = (
  value: unknown,
) => { readonly value: object } | { readonly issues: readonly z.core.$ZodIssue[] };

function checkOnce(schema: z.ZodType<object>): Check {
  const passed = new WeakSet<object>();
  return (value) => {
    if (typeof value === 'object' && value !== null && passed.has(value)) return { value };
    const parsed = schema.safeParse(value);
    if (!parsed.success) return { issues: parsed.error.issues };
    passed.add(deepFrozen(parsed.data));
    return { value: parsed.data };
  };
}

/**
 * A schema for a part of documents that is written once and then stays: what it let through before, it lets through
 * again without looking, as the very same frozen object.
 */
export function checkedOnce<T extends object>(schema: z.ZodType<T>): z.ZodType<T> {
  const check = checkOnce(schema);
  return z.unknown().transform((value, context): T => {
    const checked = check(value);
    if ('value' in checked) return checked.value as T;
    refuse(context, checked.issues);
    return z.NEVER;
  });
}

/** A schema for a list of such parts, to which some are added while the others stay. */
export function listCheckedOnce<T extends object>(schema: z.ZodType<T>): z.ZodType<T[]> {
  const check = checkOnce(schema);
  const list = z.array(z.unknown());
  return z.unknown().transform((value, context): T[] => {
    if (!Array.isArray(value)) {
      refuse(context, list.safeParse(value).error?.issues ?? []);
      return z.NEVER;
    }
    return value.map((entry: unknown, at): T => {
      const checked = check(entry);
      if ('value' in checked) return checked.value as T;
      refuse(context, checked.issues, at);
      return z.NEVER;
    });
  });
}

function refuse(context: z.RefinementCtx, issues: readonly z.core.$ZodIssue[], ...place: number[]): void {
  for (const issue of issues) {
    context.issues.push({ ...issue, path: [...place, ...issue.path] } as z.core.$ZodRawIssue);
  }
}
