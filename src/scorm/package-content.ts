import type { ItemParameters } from '../assessment/response-model.js';
import type { Item } from '../content/items.js';
import type { Language } from '../content/localized.js';
import type { Module } from '../content/modules.js';
import type { Standard } from './standards.js';

/** What a package's `content.js` gives its player, as the global `PARCOURS`. */
export interface PackageContent {
  /** The version of this shape. */
  readonly format: 1;
  readonly standard: Standard;
  /** The language of the pages; what is not translated stays in French and says so. */
  readonly language: Language;
  readonly module: Module;
  /** Names the module's text as it is here: another word makes another edition. */
  readonly edition: string;
  readonly competence: { readonly id: string; readonly domain: string; readonly title: string };
  /** The module's items in its order, then the competence's others, for more practice. Never a reserved one. */
  readonly items: readonly Item[];
  /** Difficulty and the rest, by the item's id. */
  readonly parameters: Readonly<Record<string, ItemParameters>>;
  /** Each drawing as SVG, by its file's name. */
  readonly figures: Readonly<Record<string, string>>;
}
