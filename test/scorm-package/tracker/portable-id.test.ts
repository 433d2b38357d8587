import fc from 'fast-check';
import { portableId, portableId12 } from '../../../scorm-package/tracker/portable-id.js';

const word = fc.stringMatching(/^[a-z][a-z0-9]{0,5}$/);
/** `cybersecurite-menaces-01.2`, `outils.ia`: words parted by single hyphens and dots. */
const id = fc
  .tuple(
    word,
    fc.array(fc.tuple(fc.constantFrom('-', '.'), fc.stringMatching(/^[a-z0-9]{1,4}$/)), {
      minLength: 1,
      maxLength: 4,
    }),
  )
  .map(([first, rest]) => first + rest.flat().join(''));

describe('a portable id', () => {
  it('is taken by Moodle and by a narrow reading of each standard', () => {
    fc.assert(
      fc.property(id, (one) => {
        expect(portableId(one)).toMatch(/^[A-Za-z][A-Za-z0-9_.]*[A-Za-z0-9]$/);
        expect(portableId12(one)).toMatch(/^[A-Za-z][A-Za-z0-9_]*[A-Za-z0-9]$/);
      }),
    );
  });

  it('is shared by no two ids', () => {
    fc.assert(
      fc.property(fc.uniqueArray(id, { minLength: 2, maxLength: 40 }), (ids) => {
        expect(new Set(ids.map(portableId)).size).toBe(ids.length);
        expect(new Set(ids.map(portableId12)).size).toBe(ids.length);
      }),
    );
  });

  it('can still be read', () => {
    expect(portableId('cybersecurite-menaces-01')).toBe('cybersecurite_menaces_01');
    expect(portableId('cybersecurite.menaces')).toBe('cybersecurite.menaces');
    expect(portableId12('cybersecurite.menaces')).toBe('cybersecurite__menaces');
  });
});
