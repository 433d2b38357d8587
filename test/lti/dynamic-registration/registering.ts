import { randomUUID } from 'node:crypto';
import type { Registration } from '../../../src/lti/registrations.js';
import type { Answer } from '../../support/test-browser.js';
import { startTool, type RunningTool } from '../../support/tool.js';
import { startFakePlatform, type FakePlatform } from '../support/fake-platform.js';
import { errorIdOf } from '../support/refusals.js';

export const START = Date.parse('2026-11-02T08:00:00Z');

/** A tool, and a platform that nobody has registered yet. */
export interface Scene {
  readonly tool: RunningTool;
  readonly platform: FakePlatform;
  readonly clock: { now: number };
  invite(options?: { autoApprove?: boolean }): Promise<string>;
  /** Opens the invitation as the platform would; parameters set to undefined are left out. */
  open(invite: string, changes?: Record<string, string | undefined>): Promise<Answer>;
  /** The platform's registrations at the tool. */
  registrations(): Promise<Registration[]>;
  /** Status, view, and the reason code that the log has for the error id on the page. */
  refusal(answer: Answer): { status: number; view: string | undefined; code: unknown };
  close(): Promise<void>;
}

export const REGISTRATION_TOKEN = `token-${randomUUID()}`;

export async function startScene(): Promise<Scene> {
  const clock = { now: START };
  const tool = await startTool({ now: () => clock.now });
  const platform = await startFakePlatform();
  const { lti } = tool.services;
  return {
    tool,
    platform,
    clock,
    invite: ({ autoApprove = false } = {}) => lti.invitations.invite({ autoApprove, demo: false }),
    open(invite, changes = {}) {
      const parameters: Record<string, string | undefined> = {
        invite,
        openid_configuration: platform.configurationUrl,
        registration_token: REGISTRATION_TOKEN,
        ...changes,
      };
      const query = new URLSearchParams();
      for (const [name, value] of Object.entries(parameters)) if (value !== undefined) query.set(name, value);
      return tool.browser().get(`/lti/register?${query.toString()}`);
    },
    registrations: async () => (await lti.registrations.list()).filter(({ demo }) => !demo),
    refusal(answer) {
      const line = tool.log.find(({ errorId }) => errorId !== undefined && errorId === errorIdOf(answer));
      return { status: answer.status, view: answer.view, code: line?.['code'] };
    },
    async close() {
      await platform.close();
      await tool.stop();
    },
  };
}

export function refusedWith(status: number, code: string) {
  return { status, view: 'registration-refused', code };
}
