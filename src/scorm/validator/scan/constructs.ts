import type { RuleId } from '../rule-ids.js';

/** Something in a page, script or style sheet that costs learners their results or keeps a page from working. */
export interface Construct {
  readonly rule: RuleId;
  readonly where: readonly ('page' | 'script' | 'style')[];
  /** Bounded, so that no text makes it slow. */
  readonly pattern: RegExp;
  readonly message: string;
}

const UNLOAD =
  /\b(?:addEventListener|attachEvent|on|one|bind)\s{0,9}\(\s{0,9}["'`](?:on)?(?:before)?unload\b|\bon(?:before)?unload\s{0,9}=(?!=)(?!\s{0,9}(?:null|undefined|void 0))|\.(?:before)?unload\s{0,9}\(\s{0,9}(?:function|\w{1,40}\s{0,9}=>|\()/;
const SYNC =
  /\.open\s{0,9}\([^,;(\n]{1,200},[^,;\n]{1,300},\s{0,9}(?:false|!1)\s{0,9}[,)]|\basync["']?\s{0,9}:\s{0,9}(?:false|!1)\b/;
const LOADING = String.raw`<(?:script|img|iframe|frame|embed|object|source|video|audio|track|input)\b[^<>]{0,1000}?\s(?:src|data|poster)\s{0,9}=\s{0,9}["']?`;
const STYLESHEET = String.raw`<link\b(?=[^<>]{0,1000}?rel\s{0,9}=\s{0,9}["']?(?:stylesheet|icon|shortcut|preload|modulepreload|manifest))[^<>]{0,1000}?\shref\s{0,9}=\s{0,9}["']?`;
const IN_STYLE = String.raw`(?:url\(\s{0,9}["']?|@import\s{1,9}["'])`;
const IN_SCRIPT = String.raw`(?:\b(?:fetch|import|importScripts)\s{0,9}\(\s{0,9}|\.src\s{0,9}=\s{0,9}|\.open\s{0,9}\([^,;(\n]{1,60},\s{0,9}|\bfrom\s{1,9})["'${'`'}]`;

const loads = (start: string, scheme: string) => new RegExp(`${start}${scheme}`, 'i');
const PLAIN = 'http://';
const OTHER_HOST = '(?:https:)?//[a-z0-9]';

const insecure = (start: string, where: Construct['where']): Construct => ({
  rule: 'insecure-url',
  where,
  pattern: loads(start, PLAIN),
  message:
    'It loads something by http://, which browsers block in an LMS on https. Put the file into the package.',
});

const external = (start: string, where: Construct['where']): Construct => ({
  rule: 'external-request',
  where,
  pattern: loads(start, OTHER_HOST),
  message:
    'It loads something from another host, which fails without a network and tells that host of each learner. Put the file into the package.',
});

export const CONSTRUCTS: readonly Construct[] = [
  {
    rule: 'unload-handler',
    where: ['page', 'script'],
    pattern: UNLOAD,
    message:
      'It acts on unload or beforeunload, which Chrome no longer runs: results saved there are lost. Use pagehide and visibilitychange.',
  },
  {
    rule: 'synchronous-request',
    where: ['page', 'script'],
    pattern: SYNC,
    message:
      'It sends a synchronous request, which stops the page and which browsers refuse as it closes. Send it asynchronously.',
  },
  ...[LOADING, STYLESHEET].flatMap((start) => [insecure(start, ['page']), external(start, ['page'])]),
  insecure(IN_STYLE, ['page', 'style']),
  external(IN_STYLE, ['page', 'style']),
  insecure(IN_SCRIPT, ['page', 'script']),
  external(IN_SCRIPT, ['page', 'script']),
  {
    rule: 'needs-server',
    where: ['page'],
    pattern: /<script\b[^<>]{0,1000}?\stype\s{0,9}=\s{0,9}["']?module\b/i,
    message: 'A module script does not run in a page opened from a disk. That is no matter in an LMS.',
  },
  {
    rule: 'needs-server',
    where: ['page', 'script'],
    pattern: /(?<![\w$.])(?:window\.|self\.|globalThis\.)?fetch\s{0,9}\(\s{0,9}["'`](?!https?:|\/\/)/,
    message: 'fetch cannot read files in a page opened from a disk. That is no matter in an LMS.',
  },
];
