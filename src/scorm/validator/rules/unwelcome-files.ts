import type { Archive } from '../archive/read-archive.js';
import { warning, type Finding } from '../report.js';

/** Left behind by a system or a tool. */
export const HIDDEN = /(?:^|\/)(?:\.[^/]|__MACOSX\/|Thumbs\.db$|desktop\.ini$)/i;

const KINDS = [
  {
    rule: 'file-server-side',
    pattern: /\.(?:php\d?|phtml|jspx?|aspx?|ashx|cgi|pl|py|rb|sh|bat|cmd|ps1|exe|dll|htaccess)$/i,
    message:
      'LMSs refuse files that could run on a server or a computer, or give them out as they are. Leave it out.',
  },
  {
    rule: 'file-nested-archive',
    pattern: /\.(?:zip|rar|7z|tar|tgz|tar\.gz)$/i,
    message:
      'Some LMSs refuse an archive inside the package. Put what it holds into the package, or leave it out.',
  },
  {
    rule: 'file-hidden',
    pattern: HIDDEN,
    message: 'The file was left by a system or a tool, and no learner needs it. Leave it out.',
  },
  {
    rule: 'file-source-map',
    pattern: /\.map$/i,
    message: 'A source map makes the package larger, and no learner needs it. Leave it out.',
  },
] as const;

/** Files that a package may hold, and that some LMS refuses or nobody needs. */
export const unwelcomeFiles = ({ names }: Archive): Finding[] =>
  names.flatMap((file) =>
    KINDS.filter(({ pattern }) => pattern.test(file))
      .slice(0, 1)
      .map(({ rule, message }) => warning(rule, { file }, message)),
  );
