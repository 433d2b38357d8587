/**
 * A function of a likelihood and a deviation, worked out once for each: most competences have one answer, whose
 * likelihood is the table of its item, the same one for every learner. What belongs to a table goes with it.
 */
export function keptByTable<T>(
  compute: (logLikelihood: Float64Array, deviation: number) => T,
): (logLikelihood: Float64Array, deviation: number) => T {
  const kept = new WeakMap<Float64Array, Map<number, T>>();
  return (logLikelihood, deviation) => {
    const ofTable = kept.get(logLikelihood) ?? new Map<number, T>();
    kept.set(logLikelihood, ofTable);
    const known = ofTable.get(deviation) ?? compute(logLikelihood, deviation);
    ofTable.set(deviation, known);
    return known;
  };
}
