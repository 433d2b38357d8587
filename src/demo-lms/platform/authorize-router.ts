import express, { Router } from 'express';
import type { Request, Response } from 'express';

import { signJws } from '../forge/sign.js';
import type { Lms } from '../lms.js';
import { hostOf } from '../pages/host.js';
import { personOf } from '../pages/session.js';
import { authorize, trustedClient } from './authorize.js';
import type { AuthorizationParameters, Refusal } from './authorize.js';
import { PATH } from './endpoints.js';

/** The authorisation endpoint. A tool's request comes by GET or by POST (OIDC Core 3.1.2.1). */
export function authorizeRouter(lms: Lms): Router {
  const router = Router();
  router.get(PATH.authorize, (request, response) => answer(lms, request, response, request.query));
  router.post(PATH.authorize, express.urlencoded({ extended: false }), (request, response) =>
    answer(lms, request, response, request.body),
  );
  return router;
}

function answer(lms: Lms, request: Request, response: Response, sent: unknown): void {
  const parameters = parametersOf(sent);
  const { reposted, ...asked } = parameters;
  const elsewhere = hostToAnswer(lms, request, asked);
  if (elsewhere !== undefined) {
    response.redirect(`${elsewhere}${PATH.authorize}?${new URLSearchParams(defined(asked)).toString()}`);
    return;
  }
  const person = personOf(request);
  if (person === undefined && reposted === undefined) {
    // The cookie of a page in a frame does not travel with a request that another site began. One begun here
    // brings it: Moodle does the same.
    postForm(response, PATH.authorize, { ...defined(asked), reposted: '1' });
    return;
  }
  const result = authorize(lms, asked, person);
  const { state } = asked;
  if (result.kind === 'refused') {
    refuse(lms, response, asked, result);
    return;
  }
  lms.launches.end(asked['lti_message_hint'] ?? '');
  const idToken = signJws(lms.signingKey, result.claims);
  postForm(response, result.redirectUri, { id_token: idToken, ...(state === undefined ? {} : { state }) });
}

/**
 * Where the person is signed in, when it is not here: the issuer has one authorisation endpoint, and hands
 * over to the host that the launch began on, as Canvas does for its schools.
 */
function hostToAnswer(lms: Lms, request: Request, asked: AuthorizationParameters): string | undefined {
  const host = lms.launches.find(asked['lti_message_hint'] ?? '')?.host;
  return host === undefined || host === hostOf(lms, request) ? undefined : host;
}

function refuse(lms: Lms, response: Response, asked: AuthorizationParameters, refusal: Refusal): void {
  const { error, description, toTool } = refusal;
  lms.log.info({ error, description }, 'authorisation refused');
  const client = trustedClient(lms, asked);
  if (!toTool || 'kind' in client) {
    response.status(400).render('refused', { code: error, reason: description });
    return;
  }
  const { state } = asked;
  postForm(response, client.redirectUri, {
    error,
    error_description: description,
    ...(state === undefined ? {} : { state }),
  });
}

function postForm(response: Response, action: string, fields: Readonly<Record<string, string>>): void {
  response.set('Cache-Control', 'no-store').render('form-post', { action, fields });
}

/** Parameters sent once; OIDC Core 3.1.2.1 forbids repeating one, so a repeated one counts as absent. */
function parametersOf(sent: unknown): AuthorizationParameters {
  if (typeof sent !== 'object' || sent === null) return {};
  const pairs = Object.entries(sent).filter((pair): pair is [string, string] => typeof pair[1] === 'string');
  return Object.fromEntries(pairs);
}

function defined(parameters: AuthorizationParameters): Record<string, string> {
  return Object.fromEntries(
    Object.entries(parameters).filter((pair): pair is [string, string] => pair[1] !== undefined),
  );
}
