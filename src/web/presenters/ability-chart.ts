import type { LevelThreshold } from '../../assessment/levels.js';
import type { Measure } from '../../sittings/sitting.js';
import { asSafeHtml, escapeHtml, type SafeHtml } from './safe-html.js';

/** The part of the ability scale that is drawn, in logits. */
const SHOWN = { from: -3, to: 3 };
const WIDTH = 600;
const MARGIN = 12;
const STRIP = 36;
const SCALE = 20;

/** 80 % of a normal distribution lies within this many standard deviations. */
const EIGHTY_PERCENT = 1.28;

function position(ability: number): number {
  const inside = Math.min(SHOWN.to, Math.max(SHOWN.from, ability));
  const share = (inside - SHOWN.from) / (SHOWN.to - SHOWN.from);
  return Math.round(MARGIN + share * (WIDTH - 2 * MARGIN));
}

/** Where each level begins and ends on the drawing. */
function bands(levels: readonly LevelThreshold[]) {
  return levels.map(({ id, from }, rank) => {
    const next = levels[rank + 1]?.from;
    return {
      id,
      left: from === undefined ? 0 : position(from),
      right: next === undefined ? WIDTH : position(next),
    };
  });
}

function drawing(height: number, content: string): SafeHtml {
  return asSafeHtml(
    `<svg class="ability-chart" viewBox="0 0 ${WIDTH} ${height}" aria-hidden="true" focusable="false">${content}</svg>`,
  );
}

/** The names of the levels over their bands: the head of the chart. */
export function levelScale(levels: readonly LevelThreshold[], nameOf: (level: string) => string): SafeHtml {
  const names = bands(levels).map(
    ({ id, left, right }) =>
      `<text class="band-name" x="${(left + right) / 2}" y="14" text-anchor="middle">${escapeHtml(nameOf(id))}</text>`,
  );
  return drawing(SCALE, names.join(''));
}

/**
 * One line of the chart: a dot at the estimate, a bar where the true ability lies with a probability of 80 %.
 * It repeats the table below it, so readers of screens are spared it.
 */
export function abilityStrip({ mean, sd }: Measure, levels: readonly LevelThreshold[]): SafeHtml {
  const middle = STRIP / 2;
  const shaded = bands(levels).map(
    ({ left, right }, rank) =>
      `<rect class="band band-${rank % 2}" x="${left}" y="0" width="${right - left}" height="${STRIP}"/>`,
  );
  const track = `<line class="track" x1="${MARGIN}" x2="${WIDTH - MARGIN}" y1="${middle}" y2="${middle}"/>`;
  if (mean === undefined || sd === undefined) return drawing(STRIP, shaded.join('') + track);
  const left = position(mean - EIGHTY_PERCENT * sd);
  const right = position(mean + EIGHTY_PERCENT * sd);
  return drawing(
    STRIP,
    shaded.join('') +
      track +
      `<rect class="range" x="${left}" y="${middle - 7}" width="${right - left}" height="14" rx="7"/>` +
      `<circle class="estimate" cx="${position(mean)}" cy="${middle}" r="9"/>`,
  );
}
