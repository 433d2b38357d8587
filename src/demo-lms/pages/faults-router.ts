import express, { Router } from 'express';
import { z } from 'zod';

import { DemoLmsError } from '../errors.js';
import { FAULTS, SERVICE_NAMES, defaultSettings, isFaultName } from '../faults/catalogue.js';
import type { FaultEntry, FaultName, FaultSettings } from '../faults/catalogue.js';
import type { Lms } from '../lms.js';
import type { AccessTokens } from '../platform/access-tokens.js';
import { personOf } from './session.js';

const whole = (least: number, most: number) =>
  z.coerce.number<string>().int().min(least).max(most).optional();

const settingsForm = z.object({
  times: z.union([
    z.literal('').transform(() => Infinity),
    z.coerce.number<string>().int().min(1).max(10_000),
  ]),
  only: z.enum(['any', ...SERVICE_NAMES]).optional(),
  status: whole(400, 599),
  retryAfterSeconds: whole(0, 86_400),
  httpDate: z
    .literal('on')
    .transform(() => true)
    .optional(),
  delayMs: whole(0, 600_000),
  pageSize: whole(1, 1000),
  megabytes: whole(1, 1000),
});

const loginForm = z.object({ method: z.enum(['GET', 'POST']) });

/** The switch page: how this LMS is to misbehave. */
export function faultsRouter(lms: Lms, accessTokens: AccessTokens): Router {
  const router = Router();
  const form = express.urlencoded({ extended: false });

  router.get('/pannes', (request, response) => {
    response.render('faults', {
      person: personOf(request),
      faults: Object.entries(FAULTS).map(([name, entry]) => shown(lms, name, entry)),
      services: SERVICE_NAMES,
      loginMethod: lms.keeper.state.loginMethod,
    });
  });

  router.post('/pannes/toutes', (_request, response) => {
    lms.faults.clear();
    response.redirect(303, '/pannes');
  });

  router.post('/pannes/jetons', (_request, response) => {
    accessTokens.revokeAll();
    response.redirect(303, '/pannes');
  });

  router.post('/pannes/connexion', form, async (request, response) => {
    const read = loginForm.safeParse(request.body);
    if (!read.success) throw new DemoLmsError(400, 'invalid_setting', 'La méthode est GET ou POST.');
    lms.keeper.state.loginMethod = read.data.method;
    await lms.keeper.save();
    response.redirect(303, '/pannes');
  });

  router.post('/pannes/:name/activer', form, (request, response) => {
    const name = nameOf(request.params['name']);
    const read = settingsForm.safeParse(request.body);
    if (!read.success) {
      const field = String(read.error.issues[0]?.path[0]);
      throw new DemoLmsError(400, 'invalid_setting', `La valeur de « ${field} » ne convient pas.`);
    }
    lms.faults.turnOn(name, given(read.data));
    response.redirect(303, `/pannes#${name}`);
  });

  router.post('/pannes/:name/reparer', (request, response) => {
    const name = nameOf(request.params['name']);
    lms.faults.turnOff(name);
    response.redirect(303, `/pannes#${name}`);
  });

  return router;
}

function shown(lms: Lms, name: string, entry: FaultEntry) {
  const active = isFaultName(name) ? lms.faults.active().get(name) : undefined;
  const defaults = isFaultName(name) ? defaultSettings(name) : undefined;
  return {
    name,
    label: entry.label,
    uses: entry.uses,
    on: active !== undefined,
    settings: active ?? defaults,
  };
}

function nameOf(name: unknown): FaultName {
  if (typeof name === 'string' && isFaultName(name)) return name;
  throw new DemoLmsError(404, 'unknown_fault', 'Cette panne n’existe pas.');
}

function given(settings: z.infer<typeof settingsForm>): Partial<FaultSettings> {
  return Object.fromEntries(Object.entries(settings).filter(([, value]) => value !== undefined));
}
