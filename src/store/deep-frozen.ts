const frozen = new WeakSet<object>();

/** Whether the value was given to {@link deepFrozen}, and so nothing in it can change. */
export function isDeepFrozen(value: unknown): value is object {
  return typeof value === 'object' && value !== null && frozen.has(value);
}

/** The same value, with everything in it frozen: several may then hold it. What was frozen here before is not gone into. */
export function deepFrozen<T>(value: T): T {
  freeze(value);
  if (typeof value === 'object' && value !== null) frozen.add(value);
  return value;
}

/** Parts are not written down as frozen: looking each up would cost more than freezing it. */
function freeze(value: unknown): void {
  if (typeof value !== 'object' || value === null || frozen.has(value)) return;
  Object.freeze(value);
  for (const part of Object.values(value)) freeze(part);
}
