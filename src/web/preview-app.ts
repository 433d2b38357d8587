import express, { type Express, type Response } from 'express';
import { ContentError } from '../content/content-error.js';
import type { Content } from '../content/content.js';
import { packageRoot } from '../services.js';
import type { Translator } from './i18n/translator.js';
import { presentItemPreview } from './presenters/preview/item.js';
import { presentModulePreview } from './presenters/preview/module.js';
import { renderPage, translatorFor } from './render-page.js';
import { setUpAssets } from './set-up/set-up-assets.js';

interface PreviewOptions {
  /** The id of an item or a module. */
  readonly id: string;
  /** Reads the content as it is now. @throws ContentError */
  readonly read: () => Promise<Content>;
  /** Calls when a file has changed. @returns what ends that */
  readonly onChange: (changed: () => void) => () => void;
}

function problemsPage(problems: readonly string[], t: Translator) {
  return { problems, title: t('preview.title-problems'), lead: t('preview.problems') };
}

async function dataFor({ id, read }: PreviewOptions, t: Translator) {
  try {
    const content = await read();
    const module = content.modules.get(id);
    if (module !== undefined) return { module: presentModulePreview(module, content, t) };
    const item = content.items.get(id);
    if (item !== undefined) return { item: presentItemPreview(item, content, t) };
    return problemsPage([t('preview.unknown', { id })], t);
  } catch (error) {
    if (!(error instanceof ContentError)) throw error;
    return problemsPage(error.message.split('\n').slice(1), t);
  }
}

function keepTelling(response: Response, onChange: PreviewOptions['onChange']): void {
  response.writeHead(200, { 'Content-Type': 'text/event-stream', 'Cache-Control': 'no-store' });
  response.write(': open\n\n');
  const stop = onChange(() => response.write('event: change\ndata:\n\n'));
  response.on('close', stop);
}

/** One item or module, as learners meet it and as its author wants to see it; for its author's machine alone. */
export function createPreviewApp(options: PreviewOptions): Express {
  const app = express();
  app.disable('x-powered-by');
  setUpAssets(app, packageRoot);
  app.get('/', async (request, response) => {
    const t = translatorFor(request);
    const data = await dataFor(options, t);
    const title = t('preview.title', { id: options.id });
    renderPage(request, response, t, {
      view: 'content-preview',
      title,
      frameAncestors: 'nobody',
      data: { styles: ['asked', 'module'], title, ...data },
    });
  });
  app.get('/changes', (_request, response) => keepTelling(response, options.onChange));
  return app;
}
