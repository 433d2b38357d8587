const frozen = new WeakSet<object>();

/** Whether {@link deepFrozen} froze the value, and so nothing in it can change. */
export function isDeepFrozen(value: unknown): value is object {
  return typeof value === 'object' && value !== null && frozen.has(value);
}

/** The same value, with everything in it frozen: several may then hold it. What was frozen here before is not gone into. */
export function deepFrozen<T>(value: T): T {
  if (typeof value !== 'object' || value === null || frozen.has(value)) return value;
  Object.freeze(value);
  frozen.add(value);
  for (const part of Object.values(value)) deepFrozen(part);
  return value;
}
