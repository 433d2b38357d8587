/** Its lines, and nothing in them; where there are millions of comments, most have one line. */
const blank = (text: string) => (text.includes('\n') ? text.replace(/[^\n]+/g, ' ') : ' ');

/**
 * Blanks the comments of a script or style sheet that stand at the start of a line. Those further right are left:
 * only a parser could tell them from what a string holds.
 */
export function withoutLineComments(script: string): string {
  const text = script.replace(/^[ \t]*\/\/.*$/gm, '');
  const start = /^[ \t]*\/\*/gm;
  const clear: string[] = [];
  let at = 0;
  for (let found = start.exec(text); found !== null; found = start.exec(text)) {
    const close = text.indexOf('*/', start.lastIndex);
    if (close < 0) break;
    clear.push(text.slice(at, found.index), blank(text.slice(found.index, close + 2)));
    at = close + 2;
    start.lastIndex = at;
  }
  clear.push(text.slice(at));
  return clear.join('');
}

/** Blanks a page’s comments outside its scripts: old pages hide their scripts from old browsers in comments. */
export function withoutPageComments(page: string): string {
  const next = /<!--|<script\b/gi;
  const close = /<\/script/gi;
  const clear: string[] = [];
  let at = 0;
  for (let found = next.exec(page); found !== null; found = next.exec(page)) {
    const isComment = found[0] === '<!--';
    const end = isComment ? endOfComment(page, found.index) : endOfScript(page, found.index, close);
    if (end < 0) break;
    clear.push(page.slice(at, isComment ? found.index : end));
    if (isComment) clear.push(blank(page.slice(found.index, end)));
    at = end;
    next.lastIndex = end;
  }
  clear.push(page.slice(at));
  return clear.join('');
}

function endOfComment(page: string, start: number): number {
  const close = page.indexOf('-->', start);
  return close < 0 ? -1 : close + 3;
}

function endOfScript(page: string, start: number, close: RegExp): number {
  close.lastIndex = start;
  const found = close.exec(page);
  return found === null ? -1 : found.index + found[0].length;
}
