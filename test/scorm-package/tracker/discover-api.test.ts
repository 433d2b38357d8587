import { SCORM_12 } from '../../../scorm-package/tracker/dialects/scorm-12.js';
import { scorm2004 } from '../../../scorm-package/tracker/dialects/scorm-2004.js';
import { discoverApi } from '../../../scorm-package/tracker/discover-api.js';

const SCORM_2004 = scorm2004('fr');
const api12 = { LMSInitialize: () => 'true' };
const api2004 = { Initialize: () => 'true' };

/** A frame of another site: every look into it throws, but for its parents. */
function foreign(parent: unknown, refused: readonly string[] = ['API', 'API_1484_11', 'opener']): object {
  return new Proxy(
    { parent },
    {
      get(target, name) {
        if (refused.includes(String(name))) throw new Error('SecurityError');
        return Reflect.get(target, name) as unknown;
      },
    },
  );
}

describe('the search for the API', () => {
  it('finds it in the window, in a parent, in the opener and in a parent of the opener', () => {
    const places = [
      { API: api12 },
      { parent: { API: api12 } },
      { parent: { parent: { API: api12 } } },
      { opener: { API: api12 } },
      { opener: { parent: { API: api12 } } },
      { parent: { opener: { parent: { API: api12 } } } },
    ];
    for (const window of places) {
      const found = discoverApi(window, [SCORM_12]);
      expect(found?.api).toBe(api12);
      expect(found?.frame).toHaveProperty('API', api12);
    }
  });

  it('prefers the standard of the package wherever it is, then takes the other', () => {
    const window = { API: api12, parent: { parent: { API_1484_11: api2004 } } };
    expect(discoverApi(window, [SCORM_2004, SCORM_12])?.dialect).toBe(SCORM_2004);
    expect(discoverApi(window, [SCORM_12, SCORM_2004])?.dialect).toBe(SCORM_12);
    expect(discoverApi({ API: api12 }, [SCORM_2004, SCORM_12])?.dialect).toBe(SCORM_12);
  });

  it('prefers parents to openers', () => {
    const nearer = { LMSInitialize: () => 'true' };
    const window = { opener: { API: api12 }, parent: { parent: { API: nearer } } };
    expect(discoverApi(window, [SCORM_12])?.api).toBe(nearer);
  });

  it('goes on past frames that refuse to be looked into', () => {
    expect(discoverApi({ parent: foreign({ API: api12 }) }, [SCORM_12])?.api).toBe(api12);
    expect(discoverApi({ opener: foreign({ API: api12 }) }, [SCORM_12])?.api).toBe(api12);
  });

  it.each(['parent', 'opener', 'API'])('ends where looking at the %s throws', (name) => {
    expect(discoverApi(foreign(null, [name]), [SCORM_12])).toBeUndefined();
  });

  it('ends at the top, which is its own parent, and in frames that are each other’s', () => {
    const top: Record<string, unknown> = {};
    top['parent'] = top;
    const other = { parent: top, opener: top };
    top['opener'] = other;
    expect(discoverApi(top, [SCORM_12])).toBeUndefined();
  });

  it('gives up after five hundred frames', () => {
    let looks = 0;
    const endless = (): object => ({
      get parent() {
        looks++;
        return endless();
      },
    });
    expect(discoverApi(endless(), [SCORM_12])).toBeUndefined();
    expect(looks).toBeLessThan(2_000);
  });

  it('passes by what only has the name of an API', () => {
    const window = { API: { get: () => 'other' }, parent: { API: 'text', parent: { API: api12 } } };
    expect(discoverApi(window, [SCORM_12])?.api).toBe(api12);
  });
});
