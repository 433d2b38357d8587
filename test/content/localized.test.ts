import { localized } from '../../src/content/localized.js';

it('gives the language asked for', () => {
  expect(localized({ fr: 'Soin', en: 'Care' }, 'en')).toEqual({ text: 'Care', lang: 'en' });
  expect(localized({ fr: 'Soin', en: 'Care' }, 'fr')).toEqual({ text: 'Soin', lang: 'fr' });
});

it('gives the French where there is no English, and says so', () => {
  expect(localized({ fr: 'Soin' }, 'en')).toEqual({ text: 'Soin', lang: 'fr' });
});
