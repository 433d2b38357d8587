import type { IndexValue } from '../port.js';

/** A document as MongoDB holds it: the envelope, and `f_…` for each indexed field that is present. */
export interface MongoDocument {
  _id: string;
  version: number;
  schemaVersion: number;
  leaseUntil: number;
  payload: string;
  [field: `f_${string}`]: IndexValue;
}
