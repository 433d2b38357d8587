import { transform } from '@swc/core';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Page } from 'playwright-core';

const ORIGIN = 'http://engine.localhost';
const SOURCES = path.resolve(import.meta.dirname, '../../src/assessment');

/** A page in which the engine's modules can be imported as they are, only without their types: `/next-step.js`. */
export async function openEnginePage(page: Page): Promise<void> {
  await page.route(`${ORIGIN}/**`, async (route) => {
    const { pathname } = new URL(route.request().url());
    if (pathname === '/') {
      await route.fulfill({ contentType: 'text/html', body: '<!doctype html><title>engine</title>' });
      return;
    }
    const source = await readFile(path.join(SOURCES, pathname.replace(/\.js$/, '.ts')), 'utf8');
    const { code } = await transform(source, { jsc: { target: 'es2023', parser: { syntax: 'typescript' } } });
    await route.fulfill({ contentType: 'text/javascript', body: code });
  });
  await page.goto(ORIGIN);
}

/** Imports a module in the page: written as a text, since bundlers must not follow it. */
export const importing = (name: string): string => `import('${ORIGIN}/${name}.js')`;
