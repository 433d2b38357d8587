/** What ends a script, what some browsers took for the end of a line, and what an encoding could spoil. */
const UNSAFE = /[<\u007f-\uffff]/g;

/**
 * A value as an expression of JavaScript, in printable ASCII, that may stand inside a `<script>`.
 * @param value what JSON can hold
 */
export function scriptLiteral(value: object): string {
  return JSON.stringify(value).replaceAll(
    UNSAFE,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
