import fc from 'fast-check';
import { readPlatformAddress } from '../../../src/lti/presets/platform-address.js';
import { shippedPreset } from './support.js';

describe('an address as people copy it', () => {
  it.each([
    ['moodle', 'https://moodle.example.fr', 'https://moodle.example.fr'],
    ['moodle', ' moodle.example.fr/ ', 'https://moodle.example.fr'],
    ['moodle', 'https://Moodle.Example.FR/login/index.php', 'https://moodle.example.fr'],
    ['moodle', 'https://www.example.fr/moodle/', 'https://www.example.fr/moodle'],
    [
      'moodle',
      'https://www.example.fr/moodle/course/view.php?id=2#section-1',
      'https://www.example.fr/moodle',
    ],
    ['moodle', 'https://www.example.fr/moodle/index.php', 'https://www.example.fr/moodle'],
    ['moodle', 'https://moodle.example.fr:8443/my/', 'https://moodle.example.fr:8443'],
    ['moodle', 'http://localhost:8045', 'http://localhost:8045'],
    ['canvas', 'https://ecole.instructure.com/courses/12', 'https://ecole.instructure.com'],
    ['ilias', 'https://www.example.fr/ilias/goto.php?target=root_1', 'https://www.example.fr/ilias'],
  ])('of %s, %s, is %s', async (id, typed, expected) => {
    expect(readPlatformAddress(typed, await shippedPreset(id))?.address).toBe(expected);
  });
});

describe('is refused', () => {
  it.each([
    ['nothing', ''],
    ['not an address', 'le Moodle de la fac'],
    ['without https', 'http://moodle.example.fr'],
    ['with a password', 'https://admin:secret@moodle.example.fr'],
    ['with a name', 'https://admin@moodle.example.fr'],
    ['of another kind', 'ftp://moodle.example.fr'],
    ['a script', 'javascript:alert(1)'],
    ['longer than any', `https://moodle.example.fr/${'a'.repeat(2_000)}`],
  ])('%s', async (_name, typed) => {
    expect(readPlatformAddress(typed, await shippedPreset('moodle'))).toBeUndefined();
  });
});

it('gives an https address on a host, or nothing, whatever is typed', async () => {
  const preset = await shippedPreset('moodle');
  fc.assert(
    fc.property(
      fc.oneof(fc.string(), fc.webUrl({ withFragments: true, withQueryParameters: true })),
      (typed) => {
        const read = readPlatformAddress(typed, preset);
        if (read === undefined) return;
        expect(read.address).toMatch(/^https?:\/\/[^/?#@]+(\/[^?#]+)?$/);
        expect(read.address.endsWith('/')).toBe(false);
      },
    ),
  );
});
