import type { Element } from '@xmldom/xmldom';
import { MANIFEST } from './checked-package.js';
import type { Place } from './report.js';
import { placeOf } from './xml/elements.js';

/** The line of an element of the manifest. */
export const inManifest = (element: Element): Place => placeOf(MANIFEST, element);
