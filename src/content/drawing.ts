import { DOMParser, ParseError, XMLSerializer, type Element } from '@xmldom/xmldom';

const namesIn = (list: string): ReadonlySet<string> => new Set(list.trim().split(/\s+/));

const ELEMENTS = namesIn('svg g rect circle ellipse line path polyline polygon text tspan style');

const ATTRIBUTES = namesIn(`
  xmlns viewBox width height class transform opacity x y dx dy cx cy r rx ry x1 y1 x2 y2 d points
  fill fill-opacity fill-rule stroke stroke-width stroke-linecap stroke-linejoin stroke-dasharray stroke-opacity
  font-family font-size font-weight font-style text-anchor dominant-baseline letter-spacing
`);

/** Nothing that a drawing may say loads anything. */
const LOADS = /url\s*\(|javascript:|@import/i;

/** Kinds of nodes (DOM, section 4.4). */
const ELEMENT = 1;
const TEXT = 3;

function refuseStrangers(element: Element): void {
  if (!ELEMENTS.has(element.nodeName)) throw new RangeError(`<${element.nodeName}> is not for a drawing`);
  for (const { name, value } of element.attributes) {
    if (!ATTRIBUTES.has(name)) throw new RangeError(`${name} of <${element.nodeName}> is not for a drawing`);
    if (LOADS.test(value)) throw new RangeError(`${name} of <${element.nodeName}> loads something`);
  }
  for (const child of element.childNodes) {
    if (child.nodeType === ELEMENT) refuseStrangers(child as Element);
    // A page reads the others by other rules than XML does: what is a comment here may be an element there.
    else if (child.nodeType !== TEXT) throw new RangeError('only elements and words are for a drawing');
  }
}

/**
 * A drawing as pages hold it. Its own styles, which it has so that it can be looked at by itself, are left out: the
 * page's stand for them, in its font and its colours.
 * @throws RangeError for what is no SVG, or holds anything but shapes and words
 */
export function drawingOf(svg: string): string {
  const problems: string[] = [];
  const parser = new DOMParser({ onError: (_level, message) => problems.push(message) });
  try {
    const root = parser.parseFromString(svg, 'image/svg+xml').documentElement;
    if (root?.nodeName !== 'svg' || !root.hasAttribute('viewBox'))
      throw new RangeError('no <svg> with a viewBox');
    if (problems.length > 0) throw new RangeError(problems[0]);
    refuseStrangers(root);
    for (const style of Array.from(root.getElementsByTagName('style'))) style.parentNode?.removeChild(style);
    for (const name of ['width', 'height', 'font-family']) root.removeAttribute(name);
    root.setAttribute('class', 'drawing');
    root.setAttribute('focusable', 'false');
    root.setAttribute('aria-hidden', 'true');
    return new XMLSerializer().serializeToString(root);
  } catch (error) {
    if (error instanceof ParseError) throw new RangeError(error.message, { cause: error });
    throw error;
  }
}
