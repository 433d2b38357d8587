const blank = (text: string) => text.replace(/[^\n]/g, ' ');

/**
 * Blanks the comments of a script or style sheet that stand at the start of a line. Those further right are left:
 * only a parser could tell them from what a string holds.
 */
export function withoutLineComments(script: string): string {
  const text = script.replace(/^[ \t]*\/\/.*$/gm, blank);
  const start = /^[ \t]*\/\*/gm;
  let clear = '';
  let at = 0;
  for (let found = start.exec(text); found !== null; found = start.exec(text)) {
    const close = text.indexOf('*/', start.lastIndex);
    if (close < 0) break;
    clear += text.slice(at, found.index) + blank(text.slice(found.index, close + 2));
    at = close + 2;
    start.lastIndex = at;
  }
  return clear + text.slice(at);
}

/** Blanks a page’s comments outside its scripts: old pages hide their scripts from old browsers in comments. */
export function withoutPageComments(page: string): string {
  let clear = '';
  let at = 0;
  for (;;) {
    const comment = page.indexOf('<!--', at);
    if (comment < 0) return clear + page.slice(at);
    const script = page.slice(at, comment).search(/<script\b/i);
    const end = script < 0 ? page.indexOf('-->', comment) : endOfScript(page, at + script);
    if (end < 0) return clear + page.slice(at);
    clear += script < 0 ? page.slice(at, comment) + blank(page.slice(comment, end + 3)) : page.slice(at, end);
    at = script < 0 ? end + 3 : end;
  }
}

function endOfScript(page: string, start: number): number {
  const close = /<\/script/gi;
  close.lastIndex = start;
  const found = close.exec(page);
  return found === null ? -1 : found.index + found[0].length;
}
