import type { CheckedPackage } from '../checked-package.js';
import { MANIFEST } from '../checked-package.js';
import { targetOf } from '../manifest/package-path.js';
import { warning, type Finding } from '../report.js';

/** How a script that talks to an LMS betrays itself, by edition: the object’s name or the first call. */
export const SPEAKS = {
  /** Some wrappers put the names together from `LMS` and the rest. */
  '1.2': /\bLMS(?:Initialize|SetValue|Finish)\b|["']LMS["']/,
  '2004': /\bAPI_1484_11\b/,
  either: /\bLMSInitialize\b|\bAPI_1484_11\b|["'.]API\b|\bAPI\s{0,9}[.=]/,
} as const;

/** Which of those occur anywhere in a package. */
export type Spoken = ReadonlySet<keyof typeof SPEAKS>;

export const spokenIn = (text: string): (keyof typeof SPEAKS)[] =>
  (['1.2', '2004', 'either'] as const).filter((name) => SPEAKS[name].test(text));

/** A SCO must at least find the API and say that it begins and ends; whether it does is guessed from its texts. */
export function apiCalls({ manifest, edition }: CheckedPackage, spoken: Spoken): Finding[] {
  const here = manifest.resources.some(
    ({ scormType, href, base }) =>
      scormType === 'sco' && href !== undefined && targetOf(base, href).kind === 'file',
  );
  if (!here) return [];
  const place = { file: MANIFEST };
  if (spoken.size === 0) {
    const message =
      'The package says that it has a SCO, and no script of it looks for the API of an LMS. Call it, or make the resource an asset.';
    return [warning('sco-without-api', place, message)];
  }
  const [own, other] = edition === '1.2' ? (['1.2', '2004'] as const) : (['2004', '1.2'] as const);
  if (spoken.has(own) || !spoken.has(other)) return [];
  const message = `The manifest is of SCORM ${edition === '1.2' ? '1.2' : '2004'}, and the scripts only speak to the API of SCORM ${other}. An LMS offers one of them: make the two agree.`;
  return [warning('api-of-other-edition', place, message)];
}
