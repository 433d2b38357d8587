import { fieldsOf, textOf } from './fields.js';

/** What the LMS has written for this session in the state `LMS.LaunchData` (cmi5, section 10). */
export interface LaunchData {
  /** What the context of every statement begins with; the session's id is in it. */
  readonly contextTemplate: Readonly<Record<string, unknown>>;
  /** Whether the session counts: not in the modes Browse and Review. */
  readonly counts: boolean;
  /** From which scaled score on the module is passed, 0–1; absent where the LMS leaves it to the module. */
  readonly masteryScore?: number;
  /** Where the learner goes on leaving; empty where the LMS names no such place. */
  readonly returnUrl: string;
}

/** @throws RangeError where it is none: without the template no statement would be right */
export function launchDataIn(document: unknown): LaunchData {
  const { contextTemplate, launchMode, masteryScore, returnURL } = fieldsOf(document);
  const template = fieldsOf(contextTemplate);
  if (Object.keys(template).length === 0) throw new RangeError('no template');
  const address = textOf(returnURL);
  return {
    contextTemplate: template,
    counts: launchMode !== 'Browse' && launchMode !== 'Review',
    ...(typeof masteryScore === 'number' && masteryScore >= 0 && masteryScore <= 1 && { masteryScore }),
    // Nothing but a page: an address can also be a script.
    returnUrl: /^https?:\/\//i.test(address) ? address : '',
  };
}
