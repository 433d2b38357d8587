/** Line ends, control characters, halves of a character and what is no character: each breaks some LMS. */
const UNTELLABLE = /[\s\p{Cc}\p{Cs}\uFFFE\uFFFF]+/gu;

/**
 * A text that no grammar of an interaction can take for something else: brackets and braces, which part and mark its
 * values, become round ones; white space is one space, and none outside.
 *
 * @param limit the most UTF-16 units; a character is never cut in half
 */
export function plainText(text: string, limit: number): string {
  return text
    .replace(UNTELLABLE, ' ')
    .replace(/[[{]/g, '(')
    .replace(/[\]}]/g, ')')
    .trim()
    .slice(0, limit)
    .replace(UNTELLABLE, ' ')
    .trim();
}
