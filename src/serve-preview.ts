import { watch } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import type { Config } from './config.js';
import { contentOf, packageRoot } from './services.js';
import { createPreviewApp } from './web/preview-app.js';

export interface Preview {
  readonly url: string;
  readonly stop: () => Promise<void>;
}

/** An editor writes a file in several goes: what comes within this time is one change, in milliseconds. */
const TOGETHER = 80;

/** Tells of changes below the folders. */
function watchFolders(folders: readonly string[]) {
  const listeners = new Set<() => void>();
  let waiting: NodeJS.Timeout | undefined;
  const watchers = folders.map((folder) =>
    watch(folder, { recursive: true }, () => {
      clearTimeout(waiting);
      waiting = setTimeout(() => listeners.forEach((tell) => tell()), TOGETHER);
    }),
  );
  return {
    onChange(tell: () => void) {
      listeners.add(tell);
      return () => void listeners.delete(tell);
    },
    close() {
      clearTimeout(waiting);
      for (const watcher of watchers) watcher.close();
    },
  };
}

/**
 * Serves one item or module to its author, on this machine alone.
 * @param port 0 for a free one
 * @throws Error with code EADDRINUSE
 */
export async function servePreview(config: Config, id: string, port: number): Promise<Preview> {
  const watched = watchFolders([path.join(packageRoot, 'content'), ...config.contentDirs]);
  const app = createPreviewApp({
    id,
    read: () => contentOf(config),
    onChange: (tell) => watched.onChange(tell),
  });
  const server = createServer(app);
  try {
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject).listen(port, '127.0.0.1', resolve);
    });
  } catch (error) {
    watched.close();
    throw error;
  }
  return {
    url: `http://localhost:${(server.address() as AddressInfo).port}/`,
    async stop() {
      watched.close();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
