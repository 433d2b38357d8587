import fc from 'fast-check';
import type { ItemParameters } from '../../../src/assessment/response-model.js';

/** Every item of two to four categories that the response model takes, its edges included. */
export const anySteppedParameters: fc.Arbitrary<ItemParameters> = fc.record({
  a: fc.double({ min: 0.01, max: 4, noNaN: true }),
  b: fc.double({ min: -6, max: 6, noNaN: true }),
  c: fc.constant(0),
  d: fc.constant(1),
  bSd: fc.double({ min: 0, max: 3, noNaN: true }),
  steps: fc.array(fc.double({ min: -3, max: 3, noNaN: true }), { minLength: 1, maxLength: 3 }),
});
