import { launchRecordsDefinition, type LaunchRecord } from '../../../src/lti/launch-records.js';
import type { Answer } from '../../support/test-browser.js';
import type { RunningTool } from '../../support/tool.js';

/** What a person sees and an operator reads of a refused login or launch. */
export interface Refused {
  readonly status: number;
  readonly view: string | undefined;
  /** The reason code in the log, found by the error id on the page. */
  readonly code: unknown;
  /** The reason code of the launch record under that error id. */
  readonly recorded: string | undefined;
  /** Names of session cookies that the answer sets. */
  readonly sessions: readonly string[];
}

/** The error id that a page tells its reader. */
export function errorIdOf({ text }: Answer): string | undefined {
  return /<p class="hint">[^<]*?([A-Za-z0-9_-]{22})<\/p>/.exec(text)?.[1];
}

export async function launchRecordsOf({ services }: RunningTool): Promise<LaunchRecord[]> {
  const found = await services.store.collection(launchRecordsDefinition).find({});
  return found.map(({ doc }) => doc);
}

export async function refusalOf(tool: RunningTool, answer: Answer): Promise<Refused> {
  const errorId = errorIdOf(answer) ?? 'no error id on the page';
  const line = tool.log.find((entry) => entry['errorId'] === errorId);
  const record = (await launchRecordsOf(tool)).find((one) => one.errorId === errorId);
  return {
    status: answer.status,
    view: answer.view,
    code: line?.['code'],
    recorded: record?.outcome,
    sessions: answer.setCookies.filter((cookie) => cookie.startsWith('__Host-s-')),
  };
}

/** How every refusal for this reason must look: to the person, in the log, and in the records. */
export function refusedWith(status: number, code: string): Refused {
  return { status, view: 'launch-refused', code, recorded: code, sessions: [] };
}
