/** Where a bar is drawn: standard error, say. */
export interface Terminal {
  readonly isTTY?: boolean;
  write(text: string): unknown;
}

/** Shorter waits need no bar, in milliseconds. */
const PATIENCE = 400;

const WIDTH = 24;

const ERASE_LINE = '\r\u001B[K';

/**
 * Says how far a long piece of work has come, in one line that is drawn again; nothing where nobody watches.
 * @param total how many steps there are
 * @param now milliseconds since 1970
 */
export function progressBar(total: number, terminal: Terminal, now: () => number) {
  const begun = now();
  let drawn = false;
  return {
    /** @param done the steps behind, 0 to `total` @param next what is at hand */
    show(done: number, next: string): void {
      if (terminal.isTTY !== true || now() - begun < PATIENCE) return;
      const full = Math.round((WIDTH * done) / total);
      const bar = `${'#'.repeat(full)}${'.'.repeat(WIDTH - full)}`;
      terminal.write(`${ERASE_LINE}[${bar}] ${done}/${total} ${next}`);
      drawn = true;
    },
    /** Takes the line away. */
    end(): void {
      if (drawn) terminal.write(ERASE_LINE);
      drawn = false;
    },
  };
}
