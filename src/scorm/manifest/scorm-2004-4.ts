import { xml } from '../xml-writer.js';
import type { Edition2004 } from './scorm-2004.js';

/** SCORM 2004, 4th edition: the threshold is an attribute, and shared data can be kept to the attempt. */
export const FOURTH_EDITION: Edition2004 = {
  schemaVersion: '2004 4th Edition',
  organization: { 'adlcp:sharedDataGlobalToSystem': 'false' },
  completionThreshold: xml('adlcp:completionThreshold', {
    completedByMeasure: 'true',
    minProgressMeasure: '1.0',
  }),
};
