/** What pages say around what they show. */
export const common = {
  'common.skip-to-content': 'Aller au contenu',
  'common.navigation': 'Liens',
  'common.other-language': 'English',
  'common.brand-line': 'Les compétences numériques en santé, pas à pas',
  'common.back-to-course': 'Revenir au cours',
  'common.new-window': '(nouvelle fenêtre)',
  'common.source': 'Source',
  'common.error-id': 'Référence à donner au support : {id}',
} as const;
