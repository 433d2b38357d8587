import ejs from 'ejs';
import type { Express } from 'express';
import path from 'node:path';

/** Compiled once each; options are given here and never taken from what a page shows. */
export function setUpViews(app: Express, packageRoot: string): void {
  const root = path.join(packageRoot, 'views');
  app.set('views', root);
  app.set('view engine', 'ejs');
  app.set('view cache', true);
  app.engine('ejs', (file, data, done) => {
    ejs.renderFile(file, data, { cache: true, root, rmWhitespace: true }, done);
  });
}
