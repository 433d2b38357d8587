import type { LevelThreshold } from '../../assessment/levels.js';
import type { Measure } from '../../sittings/sitting.js';
import { asSafeHtml, escapeHtml, type SafeHtml } from './safe-html.js';

/** The part of the ability scale that is drawn, in logits. */
const SHOWN = { from: -3, to: 3 };
const WIDTH = 600;
const MARGIN = 12;
const STRIP = 36;
const RADIUS = 9;
/** The least length of a bar beside an arrow: an estimate out of sight is not a certain one. */
const SHORTEST = 64;

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

/**
 * The names of the levels over their bands: the head of the chart. Places are shares of the width, so that letters keep
 * their size on a narrow screen.
 */
export function levelScale(levels: readonly LevelThreshold[], nameOf: (level: string) => string): SafeHtml {
  const names = bands(levels).map(({ id, left, right }) => {
    const share = ((left + right) / 2 / WIDTH) * 100;
    return `<text class="band-name" x="${share.toFixed(1)}%" y="1em" text-anchor="middle">${escapeHtml(nameOf(id))}</text>`;
  });
  return asSafeHtml(
    `<svg class="band-names" width="100%" aria-hidden="true" focusable="false">${names.join('')}</svg>`,
  );
}

/** A dot at the estimate; at the edge that it lies beyond, a dot with a tip that points out of the drawing. */
function estimate(mean: number, middle: number): string {
  const dot = (x: number) => `<circle class="estimate" cx="${x}" cy="${middle}" r="${RADIUS}"/>`;
  const arrow = (x: number, tip: number) =>
    `<path class="estimate beyond" d="M${x} ${middle - RADIUS}L${tip} ${middle}L${x} ${middle + RADIUS}A${RADIUS} ${RADIUS} 0 0 ${tip < x ? 0 : 1} ${x} ${middle - RADIUS}Z"/>`;
  if (mean < SHOWN.from) return arrow(MARGIN + RADIUS, 2);
  if (mean > SHOWN.to) return arrow(WIDTH - MARGIN - RADIUS, WIDTH - 2);
  return dot(position(mean));
}

/** From where to where the bar goes: to the very edge where it goes on beyond. */
function bar(low: number, high: number): [left: number, right: number] {
  const left = low < SHOWN.from ? -RADIUS : Math.min(position(low), WIDTH - SHORTEST);
  const right = high > SHOWN.to ? WIDTH + RADIUS : Math.max(position(high), SHORTEST);
  return [left, right];
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
  let measured = '';
  if (mean !== undefined && sd !== undefined) {
    const [left, right] = bar(mean - EIGHTY_PERCENT * sd, mean + EIGHTY_PERCENT * sd);
    measured =
      `<rect class="range" x="${left}" y="${middle - 7}" width="${right - left}" height="14" rx="7"/>` +
      estimate(mean, middle);
  }
  return asSafeHtml(
    `<svg class="ability-chart" viewBox="0 0 ${WIDTH} ${STRIP}" aria-hidden="true" focusable="false">` +
      `${shaded.join('')}${track}${measured}</svg>`,
  );
}
