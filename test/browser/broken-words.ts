import type { Page } from 'playwright-core';

/**
 * The words of the page shown that go on in a second line: each range of letters that stands in boxes of two heights.
 * Addresses and code may break, and what is only read aloud is seen by nobody.
 */
const BROKEN_WORDS = String.raw`(() => {
  const words = [];
  const texts = document.createTreeWalker(document.querySelector('main'), NodeFilter.SHOW_TEXT);
  for (let text = texts.nextNode(); text !== null; text = texts.nextNode()) {
    if (text.parentElement.closest('code, option, script, svg, .visually-hidden') !== null) continue;
    for (const { 0: token, index } of text.data.matchAll(/\S+/g)) {
      if (/[@_\/\\=]|\p{L}[.:]\p{L}/u.test(token)) continue;
      for (const word of token.matchAll(/[\p{L}\p{M}\p{N}’']+/gu)) {
        const range = document.createRange();
        range.setStart(text, index + word.index);
        range.setEnd(text, index + word.index + word[0].length);
        const tops = new Set([...range.getClientRects()].map(({ top }) => Math.round(top)));
        if (tops.size > 1) words.push(word[0]);
      }
    }
  }
  return words;
})()`;

/** The words that break inside, as they stand on the page. */
export async function brokenWords(page: Page): Promise<string[]> {
  await page.evaluate('document.fonts.ready.then(() => true)');
  return page.evaluate<string[]>(BROKEN_WORDS);
}
