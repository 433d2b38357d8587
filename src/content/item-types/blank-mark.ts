/** Marks a blank in the text of an item with blanks: `{{a}}`. */
export const BLANK = /\{\{([a-z])\}\}/g;
