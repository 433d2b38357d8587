/** Waits `ms` milliseconds, or less when the LMS closes; nothing is kept alive by it. */
export function pause(ms: number, closing: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      clearTimeout(timer);
      closing.removeEventListener('abort', done);
      resolve();
    };
    const timer = setTimeout(done, ms).unref();
    closing.addEventListener('abort', done);
    if (closing.aborted) done();
  });
}
