import type { why as french } from '../fr/why.js';

export const why: Record<keyof typeof french, string> = {
  'why.title': 'Why this question?',
  'why.turn':
    'It was the turn of the competence “{competence}”, where {left, plural, one {# question} other {# questions}} could still be asked.',
  'why.drawn':
    '{among, plural, =1 {It was the one that tells most about the level.} other {It was drawn among the # that tell most about the level; it was no. {place}.}}',
  'why.seen-earlier': 'It had been asked in an earlier attempt: no other was left.',
  'why.met-earlier':
    '{items, plural, one {# question asked in an earlier attempt was set aside.} other {# questions asked in an earlier attempt were set aside.}}',
  'why.enemy':
    '{items, plural, one {# question too close to another was set aside.} other {# questions too close to another were set aside.}}',
  'why.two-in-a-row':
    '{items, plural, one {# demanding question was set aside, as the one before was demanding too.} other {# demanding questions were set aside, as the one before was demanding too.}}',
  'why.type-share':
    '{items, plural, one {# single-choice question was set aside, for variety.} other {# single-choice questions were set aside, for variety.}}',
  'why.reading-load':
    '{items, plural, one {# long question was set aside, to keep the reading short.} other {# long questions were set aside, to keep the reading short.}}',
  'why.rate':
    '{items, plural, one {# question was set aside: too many people have had it.} other {# questions were set aside: too many people have had them.}}',
  'why.moved':
    '{direction, select, up {The answer raised the estimate of the level} down {The answer lowered the estimate of the level} other {The answer hardly changed the estimate of the level}}{surer, select, yes {, which became more precise.} other { without making it more precise.}}',
  'why.figures':
    'From {before, number} (± {beforeSd, number}) to {after, number} (± {afterSd, number}) logit.',
};
