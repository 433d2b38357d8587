import type { ItemOf } from '../../../content/items.js';
import { inlineMarkdown } from '../markdown.js';

type Passage = ItemOf<'find-in-document'>['document']['passages'][number];

/** A document by its paragraphs; passages with an id can be marked. */
export function presentDocument({ document }: ItemOf<'find-in-document'>) {
  const paragraphs: Passage[][] = [];
  for (const passage of document.passages) {
    const last = paragraphs.at(-1);
    if (last === undefined || passage.break === true) paragraphs.push([passage]);
    else last.push(passage);
  }
  return {
    kind: 'document' as const,
    look: document.kind,
    name: document.title,
    header: document.header ?? [],
    paragraphs: paragraphs.map((passages) =>
      passages.map((passage) => ({
        id: 'id' in passage ? passage.id : undefined,
        textHtml: inlineMarkdown(passage.text),
      })),
    ),
  };
}
