/** Errors of Express' own parsers say by their status whose fault they are. */
export function clientStatus(error: unknown): number | undefined {
  const { status } = error as { status?: unknown };
  return typeof status === 'number' && status >= 400 && status < 500 ? status : undefined;
}
