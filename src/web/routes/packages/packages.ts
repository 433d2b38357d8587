import { Router, type Request, type Response } from 'express';
import { packableModules } from '../../../scorm/packable-modules.js';
import type { Services } from '../../../services.js';
import { WebRefusal } from '../../errors/web-refusal.js';
import { packageFormSchema, type PackageForm } from '../../forms/package-form.js';
import { visitOf } from '../../middleware/require-session.js';
import { presentPackagePreview } from '../../presenters/packages/preview.js';
import { presentPackages } from '../../presenters/packages/packages.js';
import { renderPage, type ViewName } from '../../render-page.js';

/** @throws WebRefusal `form_malformed` */
function formIn(query: unknown): PackageForm {
  const form = packageFormSchema.safeParse(query);
  if (!form.success) throw new WebRefusal('form_malformed', 'not the form of the page');
  return form.data;
}

/** Where a teacher takes modules out of the tool, and sees first what they write to an LMS. */
export function packageRoutes({ content, packages }: Services): Router {
  const router = Router();
  const packable = new Set(packableModules(content).map(({ id }) => id));

  /** @throws WebRefusal `not_found` for a module that is not there, or may not leave */
  function checkModules(modules: readonly string[]): void {
    const unknown = modules.find((id) => !packable.has(id));
    if (unknown !== undefined) throw new WebRefusal('not_found', 'no such module to take away');
  }

  function show(request: Request, response: Response, view: ViewName, data: { title: string }, status = 200) {
    const { session, t, formToken } = visitOf(request);
    renderPage(request, response, t, {
      view,
      status,
      title: data.title,
      frameAncestors: session.frameOrigins,
      ...(view === 'package-preview' ? { frames: 'self' as const } : {}),
      data: {
        styles: ['workshop', 'packages'],
        formToken,
        returnUrl: session.returnUrl,
        base: `/l/${session.id}/packages`,
        home: `/l/${session.id}`,
        ...data,
      },
    });
  }

  router.get('/', (request, response) => {
    const { t } = visitOf(request);
    // What was chosen before a look at the preview is still chosen after it.
    const form = formIn({ language: t.language, ...request.query });
    show(request, response, 'packages', { title: t('packages.title'), ...presentPackages(form, content, t) });
  });

  router.get('/download', async (request, response) => {
    const { t } = visitOf(request);
    const form = formIn(request.query);
    const chosen = form.all === '' ? [...new Set(form.module)] : [...packable];
    checkModules(chosen);
    const [first] = chosen;
    if (first === undefined) {
      const data = presentPackages(form, content, t, t('packages.choose-one'));
      show(request, response, 'packages', { title: t('packages.title'), ...data }, 422);
      return;
    }
    const { name, bytes } = await (chosen.length === 1
      ? packages.make(first, form)
      : packages.makeAll(chosen, form));
    response
      .set('Cache-Control', 'no-store')
      .set('Content-Disposition', `attachment; filename="${name}"`)
      .type('application/zip')
      .end(bytes);
  });

  router.get('/preview/:module', (request, response) => {
    const { t } = visitOf(request);
    const { module } = request.params;
    const form = formIn(request.query);
    checkModules([module]);
    show(request, response, 'package-preview', presentPackagePreview(module, form, content, t));
  });

  return router;
}
