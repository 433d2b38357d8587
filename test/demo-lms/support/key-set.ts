import type { JSONWebKeySet } from 'jose';
import request from 'supertest';
import { z } from 'zod';

import type { DemoLms } from '../../../src/demo-lms/create-demo-lms.js';

const keySet = z.object({ keys: z.array(z.looseObject({ kty: z.string(), kid: z.string() })) });

/** The keys that a demo LMS publishes. */
export async function publishedKeys(lms: DemoLms): Promise<JSONWebKeySet> {
  const answer = await request(lms.app).get('/lti/keys');
  return keySet.parse(answer.body);
}
