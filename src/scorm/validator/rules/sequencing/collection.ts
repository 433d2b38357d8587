import type { Rule } from '../../checked-package.js';
import { inManifest } from '../../in-manifest.js';
import { error } from '../../report.js';
import { attributeOf } from '../../xml/elements.js';
import { sequencingsIn } from './sequencings.js';

/** Sequencing that is written once and referred to: `ID` in the collection, `IDRef` where it is used (ADL). */
export const sequencingCollection: Rule = ({ manifest, edition }) => {
  if (edition === '1.2') return [];
  const { used, collected } = sequencingsIn(manifest);
  const ids = new Set(collected.map((sequencing) => attributeOf(sequencing, 'ID')));
  return [
    ...collected.flatMap((sequencing) => {
      const place = inManifest(sequencing);
      return [
        ...(attributeOf(sequencing, 'ID') === undefined
          ? [
              error(
                'sequencing-id',
                place,
                'Sequencing in the collection has no ID to be referred to by. Add one.',
              ),
            ]
          : []),
        ...(attributeOf(sequencing, 'IDRef') === undefined
          ? []
          : [
              error(
                'sequencing-id',
                place,
                'Sequencing in the collection has an IDRef. It may not: remove it.',
              ),
            ]),
      ];
    }),
    ...used.flatMap((sequencing) => {
      const place = inManifest(sequencing);
      const reference = attributeOf(sequencing, 'IDRef');
      const message = `IDRef refers to “${reference ?? ''}”, and no sequencing of the collection has that ID. Correct one of the two.`;
      return [
        ...(attributeOf(sequencing, 'ID') === undefined
          ? []
          : [error('sequencing-id', place, 'Only sequencing in the collection has an ID. Remove it.')]),
        ...(reference === undefined || ids.has(reference)
          ? []
          : [error('sequencing-reference', place, message)]),
      ];
    }),
  ];
};
