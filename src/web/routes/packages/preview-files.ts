import { Router, type Response } from 'express';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { z } from 'zod';
import type { Language } from '../../../content/localized.js';
import { packableModules } from '../../../scorm/packable-modules.js';
import { packageRoot, type Services } from '../../../services.js';
import { WebRefusal } from '../../errors/web-refusal.js';

const wishSchema = z.object({
  module: z.string(),
  standard: z.enum(['1.2', '2004-3', '2004-4']),
  language: z.enum(['fr', 'en']),
});

/** The run-time of an LMS, as the browser takes it. */
const RUN_TIMES = {
  '1.2': 'scorm-again/scorm12/min',
  '2004-3': 'scorm-again/scorm2004/min',
  '2004-4': 'scorm-again/scorm2004/min',
} as const;

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.woff2': 'font/woff2',
};

/**
 * The policy of package script: a document in a sandbox belongs to no origin, so that it holds no session and reaches
 * no page of ours; and nothing is asked of anybody (CSP level 3, section 6.3.2).
 */
const POLICY =
  "sandbox allow-scripts allow-forms allow-popups; default-src 'none'; script-src 'self'; style-src 'self'; " +
  "font-src 'self'; img-src 'self' data:; connect-src 'none'; form-action 'none'; base-uri 'none'; " +
  "frame-ancestors 'self'";

const frame = (standard: string, language: Language): string => `<!doctype html>
<html lang="${language}" data-standard="${standard}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Parcours</title>
<link rel="stylesheet" href="player.css">
</head>
<body>
<script src="run-time.js"></script>
<script src="host.js"></script>
</body>
</html>
`;

function send(response: Response, name: string, content: string | Uint8Array): void {
  response
    .set('Content-Security-Policy', POLICY)
    .set('Cache-Control', 'no-store')
    // The document has no origin: to it, its own files are somebody else's.
    .set('Cross-Origin-Resource-Policy', 'cross-origin')
    .set('Access-Control-Allow-Origin', '*')
    .set('Content-Type', TYPES[path.extname(name)] ?? 'text/plain; charset=utf-8')
    .end(content);
}

/** The files of our own packages, run beside an LMS's run-time: open to all, as the modules are. */
export function packagePreviewRoutes({ content, packages }: Services): Router {
  const router = Router();
  const { resolve } = createRequire(import.meta.url);
  const packable = new Set(packableModules(content).map(({ id }) => id));

  /** @throws WebRefusal `not_found` */
  async function fileOf(params: unknown, name: string): Promise<string | Uint8Array> {
    const wish = wishSchema.safeParse(params);
    if (!wish.success || !packable.has(wish.data.module)) {
      throw new WebRefusal('not_found', 'no such package to look at');
    }
    const { module, standard, language } = wish.data;
    if (name === 'frame.html') return frame(standard, language);
    if (name === 'run-time.js') return readFile(resolve(RUN_TIMES[standard]));
    if (name === 'host.js') return readFile(path.join(packageRoot, 'public', 'scripts', 'package-host.js'));
    const file = (await packages.filesOf(module, { standard, language })).get(name);
    if (file === undefined) throw new WebRefusal('not_found', 'no such file in the package');
    return file;
  }

  router.get('/package-preview/:module/:standard/:language/fonts/:file', async (request, response) => {
    const name = `fonts/${request.params.file}`;
    send(response, name, await fileOf(request.params, name));
  });
  router.get('/package-preview/:module/:standard/:language/:file', async (request, response) => {
    const { file } = request.params;
    send(response, file, await fileOf(request.params, file));
  });
  return router;
}
