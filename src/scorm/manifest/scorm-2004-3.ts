import { plain } from '../xml-writer.js';
import type { Edition2004 } from './scorm-2004.js';

/** SCORM 2004, 3rd edition: the threshold is the element's text. */
export const THIRD_EDITION: Edition2004 = {
  schemaVersion: '2004 3rd Edition',
  organization: {},
  completionThreshold: plain('adlcp:completionThreshold', '1.0'),
};
