import type { LevelThreshold } from '../../assessment/levels.js';
import type { Measure } from '../../sittings/sitting.js';
import { asSafeHtml, escapeHtml, type SafeHtml } from './safe-html.js';

/** The part of the ability scale that is drawn, in logits. */
const SHOWN = { from: -3, to: 3 };
const WIDTH = 600;
const ROW = 34;
const HEADER = 22;

interface ChartRow {
  readonly measure: Measure;
  readonly label: string;
  readonly domain: string;
}

function position(ability: number): number {
  const inside = Math.min(SHOWN.to, Math.max(SHOWN.from, ability));
  return Math.round(((inside - SHOWN.from) / (SHOWN.to - SHOWN.from)) * WIDTH);
}

/** Level bands, and where each begins and ends on the drawing. */
function bands(levels: readonly LevelThreshold[]) {
  return levels.map(({ id, from }, rank) => ({
    id,
    left: position(from ?? SHOWN.from),
    right: position(levels[rank + 1]?.from ?? SHOWN.to),
  }));
}

/**
 * One line a domain: a dot at the estimate, a bar over ±1.28 standard errors, where the true ability lies with
 * a probability of 80 %. It repeats the table beside it, so readers of screens are spared it.
 */
export function abilityChart(
  rows: readonly ChartRow[],
  levels: readonly LevelThreshold[],
  nameOf: (level: string) => string,
): SafeHtml {
  const height = HEADER + rows.length * ROW;
  const shaded = bands(levels).map(
    ({ id, left, right }, rank) =>
      `<rect class="band band-${rank % 2}" x="${left}" y="0" width="${right - left}" height="${height}"/>` +
      `<text class="band-name" x="${(left + right) / 2}" y="15" text-anchor="middle">${escapeHtml(nameOf(id))}</text>`,
  );
  const drawn = rows.map(({ measure: { mean, sd }, domain }, rank) => {
    const y = HEADER + rank * ROW + ROW / 2;
    if (mean === undefined || sd === undefined) {
      return `<line class="unmeasured" x1="0" x2="${WIDTH}" y1="${y}" y2="${y}"/>`;
    }
    const left = position(mean - 1.28 * sd);
    const right = position(mean + 1.28 * sd);
    return (
      `<g class="domain-${escapeHtml(domain)}"><line class="track" x1="0" x2="${WIDTH}" y1="${y}" y2="${y}"/>` +
      `<rect class="range" x="${left}" y="${y - 7}" width="${right - left}" height="14" rx="7"/>` +
      `<circle class="estimate" cx="${position(mean)}" cy="${y}" r="9"/></g>`
    );
  });
  return asSafeHtml(
    `<svg class="ability-chart" viewBox="0 0 ${WIDTH} ${height}" aria-hidden="true" focusable="false">` +
      `${shaded.join('')}${drawn.join('')}</svg>`,
  );
}
