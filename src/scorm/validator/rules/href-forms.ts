import type { Element } from '@xmldom/xmldom';
import type { Rule } from '../checked-package.js';
import { inManifest } from '../in-manifest.js';
import { everyManifest } from '../manifest/manifest.js';
import { NS } from '../manifest/namespaces.js';
import { error, warning, type Finding } from '../report.js';
import { attributeOf } from '../xml/elements.js';

/** Characters that an address must not hold as they are (RFC 3986, 2). */
const UNENCODED = /[^\x21-\x7e]|["<>^`{|}]|%(?![0-9A-Fa-f]{2})/;

function slashes(name: string, value: string, element: Element): Finding[] {
  const findings: Finding[] = [];
  const place = inManifest(element);
  if (value.includes('\\'))
    findings.push(error('href-backslash', place, `${name} is “${value}”. Write / instead of \\.`));
  if (value.startsWith('/') && !value.startsWith('//'))
    findings.push(
      error(
        'href-leading-slash',
        place,
        `${name} is “${value}”. Begin at the root of the package, without /.`,
      ),
    );
  if (/^file:/i.test(value))
    findings.push(
      error(
        'href-to-disk',
        place,
        `${name} is “${value}”, on the disk of its author. Name the file in the package.`,
      ),
    );
  if (UNENCODED.test(value.replaceAll('\\', '/')))
    findings.push(
      warning('href-unencoded', place, `${name} is “${value}”. Percent-encode spaces, accents and signs.`),
    );
  return findings;
}

function baseForm(element: Element): Finding[] {
  const base = attributeOf(element, 'base', NS.xml);
  if (base === undefined) return [];
  const findings = slashes('xml:base', base, element);
  if (!base.endsWith('/'))
    findings.push(error('base-without-slash', inManifest(element), `xml:base is “${base}”. End it by /.`));
  return findings;
}

function hrefForm(href: string | undefined, element: Element, is2004: boolean): Finding[] {
  if (href === undefined) return [];
  if (href === '' || href.trim() === '')
    return [error('href-empty', inManifest(element), 'href is empty. Name a file, or remove it.')];
  const findings = slashes('href', href, element);
  const name =
    href
      .replace(/[?#].*$/, '')
      .split('/')
      .at(-1) ?? '';
  if (is2004 && !/\../.test(name) && !/^https?:/i.test(href))
    findings.push(
      error(
        'href-extension',
        inManifest(element),
        `href is “${href}”. The file’s name must have an extension.`,
      ),
    );
  return findings;
}

/** The forms of `href` and `xml:base` (REQ_30.3, REQ_30.7.1, REQ_30.7.3.3). */
export const hrefForms: Rule = ({ manifest, edition }) =>
  everyManifest(manifest).flatMap(({ root, resourcesElement, resources }) => [
    ...baseForm(root),
    ...(resourcesElement === undefined ? [] : baseForm(resourcesElement)),
    ...resources.flatMap(({ element, href, files }) => [
      ...baseForm(element),
      ...hrefForm(href, element, edition !== '1.2'),
      ...files.flatMap((file) => hrefForm(file.href, file.element, edition !== '1.2')),
    ]),
  ]);
