/**
 * Puts values into the `{places}` of a text. @returns undefined when one of them is not known yet
 */
export function fillTemplate(
  template: string,
  values: Readonly<Record<string, string | undefined>>,
): string | undefined {
  const missing = [...template.matchAll(/\{(\w+)\}/g)].some(([, place = '']) => values[place] === undefined);
  return missing ? undefined : template.replace(/\{(\w+)\}/g, (_, place: string) => values[place] ?? '');
}
