import compression from 'compression';
import express, { type Express } from 'express';
import { createRequire } from 'node:module';
import path from 'node:path';

const FONT = '@fontsource-variable/atkinson-hyperlegible-next';

/**
 * Styles, scripts, pictures and the font. They alone are compressed: pages hold tokens beside what people send
 * in, which compression would let an onlooker guess (BREACH).
 */
export function setUpAssets(app: Express, packageRoot: string): void {
  const { resolve } = createRequire(import.meta.url);
  const fonts = path.join(path.dirname(resolve(`${FONT}/package.json`)), 'files');
  const lasting = { immutable: true, maxAge: '365d', index: false, redirect: false } as const;
  const changing = { maxAge: '1h', index: false, redirect: false } as const;
  const assets = express.Router();
  assets.use(compression());
  assets.use('/fonts', express.static(fonts, lasting));
  assets.use(express.static(path.join(packageRoot, 'public'), changing));
  app.use('/assets', assets);
}
