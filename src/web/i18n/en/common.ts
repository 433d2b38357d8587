import type { common as fr } from '../fr/common.js';

export const common: Record<keyof typeof fr, string> = {
  'common.skip-to-content': 'Skip to content',
  'common.navigation': 'Links',
  'common.other-language': 'Français',
  'common.brand-line': 'Digital skills in health, step by step',
  'common.back-to-course': 'Back to the course',
  'common.new-window': '(new window)',
  'common.source': 'Source',
  'common.error-id': 'Reference to give to support: {id}',
};
