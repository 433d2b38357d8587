import { DOMParser, ParseError, type Element } from '@xmldom/xmldom';
import { error, warning, type Finding } from '../report.js';
import { decodeXml, UnreadableXml } from './decode-xml.js';
import { measureMarkup } from './oversized-markup.js';
import { withoutDoctype } from './without-doctype.js';

/** An XML file of a package, as far as it can be read. */
export interface ParsedXml {
  readonly root?: Element;
  /** What was parsed: without document type and encoding, its lines those of the file. */
  readonly text: string;
  /** Elements and the like, which a parser makes something of. */
  readonly pieces: number;
  readonly findings: readonly Finding[];
}

/** Bytes; manifests of a thousand items have half of one. */
const MOST_BYTES = 8 * 1024 ** 2;
interface Problem {
  readonly message: string;
  readonly line: number;
}

/** The parser goes on after what it calls a warning, such as a missing quotation mark: XML does not. */
function parse(text: string): { root?: Element; problem?: Problem } {
  const problems: Problem[] = [];
  const onError = (_level: string, message: string, context?: { locator?: { lineNumber?: number } }) => {
    problems.push({ message, line: context?.locator?.lineNumber ?? 0 });
    throw new ParseError(message);
  };
  try {
    const root = new DOMParser({ onError }).parseFromString(text, 'text/xml').documentElement;
    return root === null ? { problem: { message: 'there is no element', line: 0 } } : { root };
  } catch (thrown) {
    if (!(thrown instanceof ParseError)) throw thrown;
    return { problem: problems[0] ?? { message: thrown.message, line: 0 } };
  }
}

/** Parses an XML file with no entity but XML's own. Nothing makes it throw. */
export function parseXml(file: string, bytes: Uint8Array): ParsedXml {
  const malformed = (message: string, line = 0): ParsedXml => ({
    text: '',
    pieces: 0,
    findings: [error('xml-not-well-formed', line > 0 ? { file, line } : { file }, message)],
  });
  if (bytes.length > MOST_BYTES) return malformed('The file is over 8 MiB, too big to be read.');
  let decoded: string;
  try {
    decoded = decodeXml(bytes);
  } catch (problem) {
    if (!(problem instanceof UnreadableXml)) throw problem;
    return malformed(problem.message);
  }
  const { xml: text, line: doctype } = withoutDoctype(decoded);
  const findings =
    doctype === undefined
      ? []
      : [
          warning(
            'xml-doctype',
            { file, line: doctype },
            'The document type declaration was left out of account, and its entities. Take it away: SCORM has none.',
          ),
        ];
  const { pieces, excess } = measureMarkup(text);
  if (excess !== undefined) return malformed(excess.message, excess.line);
  const { root, problem } = parse(text);
  if (root === undefined)
    return malformed(
      `This is not well-formed XML: ${problem?.message ?? 'it cannot be read'}.`,
      problem?.line,
    );
  return { root, text, pieces, findings };
}
