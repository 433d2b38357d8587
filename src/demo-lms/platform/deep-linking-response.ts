import { randomUUID } from 'node:crypto';

import { z } from 'zod';

import { COURSE } from '../course/course.js';
import { PEOPLE } from '../course/people.js';
import { DemoLmsError } from '../errors.js';
import type { Lms } from '../lms.js';
import { CLAIM } from '../names.js';
import type { ResourceLink } from '../state/schema.js';
import { addressOf } from './endpoints.js';
import { SingleUse } from './single-use.js';
import type { ToolKeys } from './tool-keys.js';

const contentItem = z.looseObject({
  type: z.string(),
  title: z.string().optional(),
  text: z.string().optional(),
  url: z.url().optional(),
  custom: z.record(z.string(), z.string()).optional(),
  lineItem: z
    .looseObject({
      scoreMaximum: z.number().positive(),
      resourceId: z.string().optional(),
      tag: z.string().optional(),
    })
    .optional(),
});

/** Deep Linking 2.0 section 4.4. */
const response = z.looseObject({
  iat: z.number(),
  exp: z.number(),
  nonce: z.string().min(1),
  [CLAIM.messageType]: z.literal('LtiDeepLinkingResponse'),
  [CLAIM.version]: z.literal('1.3.0'),
  [CLAIM.deploymentId]: z.string(),
  [CLAIM.deepLinkingData]: z.string(),
  [CLAIM.contentItems]: z.array(contentItem).default([]),
  [CLAIM.deepLinkingMessage]: z.string().optional(),
});

/** The `data` of a request by a teacher, which the tool must give back unchanged. */
export function deepLinkingData(personId: string): string {
  return JSON.stringify({ course: COURSE.id, by: personId });
}

const EXPECTED_DATA: ReadonlySet<string> = new Set(
  PEOPLE.filter(({ role }) => role === 'teacher').map(({ id }) => deepLinkingData(id)),
);

/** Reads what a tool answers to a deep linking request. */
export class DeepLinkingResponses {
  readonly #lms: Lms;
  readonly #keys: ToolKeys;
  readonly #used = new SingleUse();

  constructor(lms: Lms, keys: ToolKeys) {
    this.#lms = lms;
    this.#keys = keys;
  }

  /**
   * @returns the links to add to the course; none when the teacher gave up
   * @throws DemoLmsError `invalid_deep_linking_response` (400), with what was wrong
   */
  async read(token: string): Promise<ResourceLink[]> {
    try {
      return await this.#verified(token);
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      throw new DemoLmsError(400, 'invalid_deep_linking_response', reason);
    }
  }

  async #verified(token: string): Promise<ResourceLink[]> {
    const registration = this.#keys.claimed(token, 'iss');
    const payload = await this.#keys.verify(token, registration, {
      issuer: registration.clientId,
      audience: this.#lms.origin,
    });
    const said = response.parse(payload);
    if (said[CLAIM.deploymentId] !== registration.deploymentId) throw new Error('unknown deployment');
    if (!EXPECTED_DATA.has(said[CLAIM.deepLinkingData])) throw new Error('data was not given back unchanged');
    const now = Math.floor(this.#lms.now() / 1000);
    if (!this.#used.take(said.nonce, said.exp, now)) throw new Error('nonce was used before');
    return said[CLAIM.contentItems].filter(({ type }) => type === 'ltiResourceLink').map(linkFrom);
  }
}

/** Where the tool's answer is posted to. */
export function deepLinkingReturnUrl(host: string): string {
  return addressOf(host, 'deepLinkingReturn');
}

function linkFrom(item: z.infer<typeof contentItem>): ResourceLink {
  const { title, text, url, custom, lineItem } = item;
  return {
    id: randomUUID(),
    title: title ?? 'Activité sans titre',
    custom: custom ?? {},
    ...(text === undefined ? {} : { description: text }),
    ...(url === undefined ? {} : { targetLinkUri: url }),
    ...(lineItem === undefined ? {} : { scoreMaximum: lineItem.scoreMaximum }),
    ...(lineItem?.resourceId === undefined ? {} : { resourceId: lineItem.resourceId }),
    ...(lineItem?.tag === undefined ? {} : { tag: lineItem.tag }),
  };
}
