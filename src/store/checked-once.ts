import { z } from 'zod';
import { deepFrozen } from './deep-frozen.js';

/**
 * A schema for a part of documents that is written once and then stays: what it let through before, it lets through
 * again without looking, as the very same frozen object.
 */
export function checkedOnce<T extends object>(schema: z.ZodType<T>): z.ZodType<T> {
  const passed = new WeakSet<object>();
  return z.unknown().transform((value, context): T => {
    if (typeof value === 'object' && value !== null && passed.has(value)) return value as T;
    const parsed = schema.safeParse(value);
    if (!parsed.success) {
      for (const issue of parsed.error.issues) context.issues.push(issue as z.core.$ZodRawIssue);
      return z.NEVER;
    }
    passed.add(deepFrozen(parsed.data));
    return parsed.data;
  });
}
