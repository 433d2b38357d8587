import { readFile } from 'node:fs/promises';
import { createServer, type IncomingMessage } from 'node:http';
import { createRequire } from 'node:module';
import type { AddressInfo } from 'node:net';
import path from 'node:path';

const { resolve } = createRequire(import.meta.url);

const RUN_TIMES = {
  '1.2': { file: 'scorm-again/scorm12/min', api: 'API', make: 'Scorm12API' },
  '2004-4': { file: 'scorm-again/scorm2004/min', api: 'API_1484_11', make: 'Scorm2004API' },
} as const;

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.woff2': 'font/woff2',
};

export interface SmallLms {
  readonly origin: string;
  /** The bodies of the commits that arrived, oldest first. */
  readonly commits: readonly string[];
  stop(): Promise<void>;
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString();
}

/**
 * An LMS that lets no document hear `unload`, as browsers do by and by: a page with a run-time, and the package in
 * a frame.
 * @param given what the run-time holds at the start, as its data model names it
 */
export async function startSmallLms(
  files: Readonly<Record<string, Uint8Array>>,
  standard: keyof typeof RUN_TIMES,
  given: object = {},
): Promise<SmallLms> {
  const { file, api, make } = RUN_TIMES[standard];
  const runTime = await readFile(resolve(file));
  const page = `<!doctype html><html lang="fr"><title>LMS</title><script src="/run-time.js"></script>
<script>window.${api} = new ${make}({ lmsCommitUrl: '/commit', autocommit: false, logLevel: 5 });
window.${api}.loadFromJSON(${JSON.stringify(given)});</script>
<iframe id="sco" src="/package/index.html" style="width:100%;height:700px"></iframe></html>`;
  const commits: string[] = [];
  const server = createServer((request, response) => {
    void (async () => {
      response.setHeader('Permissions-Policy', 'unload=()');
      const { pathname } = new URL(request.url ?? '/', 'http://localhost');
      if (pathname === '/commit') {
        commits.push(await bodyOf(request));
        response.setHeader('Content-Type', 'application/json').end('{"result":"true","errorCode":0}');
      } else if (pathname === '/run-time.js') {
        response.setHeader('Content-Type', 'text/javascript').end(runTime);
      } else if (pathname.startsWith('/package/')) {
        const name = pathname.slice('/package/'.length);
        const bytes = files[name];
        response.statusCode = bytes === undefined ? 404 : 200;
        response.setHeader('Content-Type', TYPES[path.extname(name)] ?? 'text/plain').end(bytes);
      } else
        response
          .setHeader('Content-Type', 'text/html; charset=utf-8')
          .end(pathname === '/lms' ? page : 'elsewhere');
    })();
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const { port } = server.address() as AddressInfo;
  return {
    origin: `http://127.0.0.1:${port}`,
    commits,
    stop: () =>
      new Promise((stopped) => {
        server.closeAllConnections();
        server.close(() => stopped());
      }),
  };
}
