import { Router, type Request, type Response } from 'express';
import { WANTED_SCOPES } from '../../../lti/dynamic-registration/client-metadata.js';
import { KeySetUnavailableError } from '../../../lti/keys/platform-keys.js';
import { fillPreset } from '../../../lti/presets/fill-preset.js';
import { readPlatformAddress, type PlatformAddress } from '../../../lti/presets/platform-address.js';
import type { Preset } from '../../../lti/presets/preset.js';
import { AlreadyRegisteredError, registerByHand } from '../../../lti/register-by-hand.js';
import type { Registration } from '../../../lti/registrations.js';
import type { Services } from '../../../services.js';
import { WebRefusal } from '../../errors/web-refusal.js';
import { line } from '../../forms/line.js';
import type { MessageKey } from '../../i18n/fr.js';
import { administratorVisitOf } from '../../middleware/require-administrator.js';
import { presentAddPlatform, presentPlatformAdded } from '../../presenters/administrator/add-platform.js';
import { redirect } from '../../redirect.js';
import {
  addPlatformForm,
  addressProblem,
  answersIn,
  problemsIn,
  questionSchema,
  type AddPlatformForm,
  type Problems,
} from './add-platform-form.js';
import { readForm } from './platform-forms.js';
import { showAdministratorPage } from './show-page.js';

const STYLES = ['administrator', 'add-platform'];

/** A platform added by hand: which LMS, which address, then what the two sides tell each other. */
export function addPlatformRoutes({ presets, lti, config }: Services): Router {
  const router = Router();

  /** The LMS at that address, or what is wrong with the address. */
  function placeOf(preset: Preset, address: string): PlatformAddress | MessageKey {
    const place = readPlatformAddress(address, preset);
    if (place === undefined) return 'add-platform.wrong-address';
    return addressProblem(place.address, config) ?? place;
  }

  interface Shown {
    readonly preset: Preset | undefined;
    readonly address: string;
    readonly form?: AddPlatformForm;
    readonly problems?: Problems;
    readonly problem?: MessageKey;
    /** The address was answered, if only with nothing. */
    readonly answered?: true;
  }

  function show(request: Request, response: Response, shown: Shown): void {
    const { t } = administratorVisitOf(request);
    const { preset, address, form, problems = {}, problem, answered } = shown;
    const asked = address !== '' || answered;
    const place = preset !== undefined && asked ? placeOf(preset, address) : undefined;
    const addressWrong = typeof place === 'string' ? place : undefined;
    const wrong = problem ?? addressWrong ?? Object.values(problems)[0];
    showAdministratorPage(request, response, {
      view: 'administrator-add-platform',
      status: wrong === undefined ? 200 : 422,
      title: t('add-platform.title'),
      data: {
        styles: STYLES,
        ...presentAddPlatform({
          presets,
          preset,
          typedAddress: address,
          addressWrong,
          place: typeof place === 'object' ? place : undefined,
          form,
          problems,
          problem,
          publicUrl: config.publicUrl,
          t,
        }),
      },
    });
  }

  router.get('/', (request, response) => {
    const { preset, address } = questionSchema.parse(request.query);
    show(request, response, { preset: presets.get(preset), address });
  });

  router.post('/', async (request, response) => {
    const form = readForm(addPlatformForm, request.body);
    const { address } = form;
    const preset = presets.get(form.preset);
    if (preset === undefined) throw new WebRefusal('form_malformed', 'no such preset');
    const place = placeOf(preset, address);
    if (typeof place === 'string') {
      show(request, response, { preset, address, answered: true });
      return;
    }
    const answers = answersIn(form);
    const { values, missing, frameOrigins } = fillPreset(preset, place, answers);
    const problems = problemsIn(values, config);
    for (const field of missing) problems[field] = 'add-platform.missing';
    if (form.name !== '' && !line(200).safeParse(form.name).success)
      problems.name = 'add-platform.wrong-text';
    const { issuer, clientId, deployment, authorizationUrl, tokenUrl, jwksUrl, tokenAudience } = values;
    const whole = issuer && clientId && deployment && authorizationUrl && tokenUrl && jwksUrl;
    if (Object.keys(problems).length > 0 || !whole) {
      show(request, response, { preset, address, form, problems });
      return;
    }
    try {
      const details = {
        issuer,
        clientId,
        authorizationUrl,
        tokenUrl,
        jwksUrl,
        name: form.name === '' ? new URL(place.origin).host : form.name,
        family: preset.family,
        tenancy: form.tenancy,
        scopes: [...WANTED_SCOPES],
        frameOrigins: [...frameOrigins],
        ...(tokenAudience === undefined ? {} : { tokenAudience }),
      };
      const { id } = await registerByHand(details, [deployment], lti);
      redirect(response, 303, `/administrator/platforms/add/${id}?preset=${preset.id}`);
    } catch (error) {
      if (!(error instanceof AlreadyRegisteredError)) throw error;
      show(request, response, { preset, address, form, problem: 'add-platform.already' });
    }
  });

  /** Whether the platform's keys can be had: without them nothing opens. */
  async function keysAnswer({ jwksUrl }: Registration): Promise<boolean> {
    try {
      await lti.platformKeys.find(jwksUrl, '');
      return true;
    } catch (error) {
      if (error instanceof KeySetUnavailableError) return false;
      throw error;
    }
  }

  router.get('/:registration', async (request, response) => {
    const { t } = administratorVisitOf(request);
    const found = await lti.registrations.get(request.params.registration);
    if (found === undefined) throw new WebRefusal('not_found', 'no such registration');
    const { preset } = questionSchema.parse(request.query);
    showAdministratorPage(request, response, {
      view: 'administrator-platform-added',
      title: t('add-platform.added-title', { name: found.doc.name }),
      data: {
        styles: STYLES,
        ...presentPlatformAdded(found.doc, presets.get(preset), await keysAnswer(found.doc), t),
      },
    });
  });

  return router;
}
