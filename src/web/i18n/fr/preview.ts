/** What authors read beside what they wrote. */
export const preview = {
  'preview.title': 'Relecture de {id}',
  'preview.title-problems': 'Contenu à corriger',
  'preview.problems':
    'Le contenu ne peut pas être servi. Corrigez le fichier : cette page se recharge d’elle-même.',
  'preview.unknown': 'Aucune question et aucun module ne s’appelle {id}.',
  'preview.key': 'Ce que lit la personne après sa réponse',
  'preview.variants': 'Ses variantes',
  'preview.variant': 'Variante {id}',
  'preview.marking': 'Correction',
  'preview.marking-one': 'Une seule option est juste : tout ou rien.',
  'preview.marking-several':
    'Chaque option juste cochée rapporte sa part, chaque option fausse cochée en retire une.',
  'preview.marking-text': 'Le texte est comparé aux réponses acceptées, avec les tolérances nommées.',
  'preview.marking-order': 'Les paires bien rangées rapportent, les paires inversées retirent.',
  'preview.marking-parts': 'Chaque ligne juste compte pour une part.',
  'preview.place': 'Sa place dans la banque',
  'preview.place-text':
    '{competence}, niveau {level} : {same, plural, =0 {aucune autre question} one {# autre question} other {# autres questions}} de cette compétence à ce niveau, {all} en tout.',
  'preview.load': '{words} mots à lire, {seconds} secondes prévues.',
  'preview.findings': 'À regarder',
  'preview.findings-none': 'Rien à signaler.',
  'preview.key-longest': 'La bonne réponse est la plus longue.',
  'preview.catch-all': 'Une option en désigne d’autres.',
  'preview.too-little-time': 'Le temps prévu ne suffit guère à tout lire.',
  'preview.no-level-reason': 'La raison du niveau (levelReason) manque.',
  'preview.no-barriers': 'Ce qu’il faut pouvoir faire (barriers) manque.',
  'preview.no-misconception': 'Aucune option fausse ne dit l’idée fausse qu’elle révèle (misconception).',
  'preview.no-source-address': 'La source n’a pas d’adresse.',
  'preview.module':
    '{items, plural, one {# question} other {# questions}}, {minutes} minutes annoncées, environ {measured} d’après les fiches et les questions.',
} as const;
