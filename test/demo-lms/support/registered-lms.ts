import request from 'supertest';
import { z } from 'zod';

import { createDemoLms } from '../../../src/demo-lms/create-demo-lms.js';
import type { DemoLms } from '../../../src/demo-lms/create-demo-lms.js';
import { newSigningKey } from '../../../src/demo-lms/state/fresh-state.js';
import { SERVICE_SCOPES } from '../../../src/demo-lms/names.js';
import type { RegistrationInput } from '../../../src/demo-lms/platform/registrations.js';
import { startFakeTool } from './fake-tool.js';
import type { FakeTool } from './fake-tool.js';

export const ORIGIN = 'http://localhost:3100';
export const START = Date.parse('2026-11-02T08:00:00.400Z');
export const LINE_ITEMS = '/services/course/ifsi-soins-s1/lineitems';

/** One key for every LMS of a test file: making one takes a while. */
export const SIGNING_KEY = newSigningKey();

/** A demo LMS at a clock of its own, and a tool registered with it as `outil`. */
export interface RegisteredLms {
  readonly lms: DemoLms;
  readonly tool: FakeTool;
  readonly clock: { now: number };
  /** Asks the token endpoint, as the tool does. */
  askToken(scope?: string, fields?: Record<string, string>): request.Test;
  /** An access token with these scopes, all of them when none is named. */
  accessToken(...scopes: string[]): Promise<string>;
  close(): Promise<void>;
}

export async function registeredLms(registration: RegistrationInput = {}): Promise<RegisteredLms> {
  const tool = await startFakeTool();
  const clock = { now: START };
  const lms = await createDemoLms({
    origin: ORIGIN,
    toolOrigin: tool.origin,
    signingKey: SIGNING_KEY,
    now: () => clock.now,
  });
  await lms.platform.addRegistration({ clientId: 'outil', ...registration });

  const askToken: RegisteredLms['askToken'] = (scope = SERVICE_SCOPES.join(' '), fields = {}) =>
    request(lms.app)
      .post('/lti/token')
      .type('form')
      .send({
        grant_type: 'client_credentials',
        client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
        scope,
        ...fields,
      });
  return {
    lms,
    tool,
    clock,
    askToken,
    accessToken: async (...scopes) => {
      const assertion = await tool.assertion('outil', `${ORIGIN}/lti/token`, clock.now);
      const answer = await askToken(scopes.length === 0 ? undefined : scopes.join(' '), {
        client_assertion: assertion,
      });
      return z.object({ access_token: z.string() }).parse(answer.body).access_token;
    },
    close: async () => {
      await lms.close();
      await tool.close();
    },
  };
}
