import { abilityStrip, levelScale } from '../../src/web/presenters/ability-chart.js';

const LEVELS = [{ id: 'low' }, { id: 'middle', from: -1 }, { id: 'high', from: 1 }];

const strip = (mean: number, sd: number) =>
  String(abilityStrip({ id: 'donnees', mean, sd, answers: 4 }, LEVELS));

/** From where to where the bar of a strip is seen, of the 600 units of its width. */
function seen(drawing: string): [left: number, right: number] {
  const [, x = '', width = ''] =
    /<rect class="range" x="([-\d.]+)" y="\d+" width="([\d.]+)"/.exec(drawing) ?? [];
  return [Math.max(0, Number(x)), Math.min(600, Number(x) + Number(width))];
}

describe('the chart of an ability', () => {
  it('has a dot at the estimate and a bar about it', () => {
    const drawing = strip(0, 0.5);
    expect(drawing).toContain('<circle class="estimate" cx="300"');
    const [left, right] = seen(drawing);
    expect([300 - left, right - 300]).toEqual([61, 61]);
  });

  it('points to an estimate beyond its edge', () => {
    expect(strip(-3.5, 0.3)).toMatch(/<path class="estimate beyond" d="M21 9L2 18L21 27A/);
    expect(strip(3.5, 0.3)).toMatch(/<path class="estimate beyond" d="M579 9L598 18L579 27A/);
    expect(strip(-3.5, 0.3)).not.toContain('<circle');
  });

  it('never takes an estimate beyond its edge for a certain one', () => {
    expect(seen(strip(-5, 0.3))).toEqual([0, 64]);
    expect(seen(strip(5, 0.3))).toEqual([536, 600]);
  });

  it('cuts at its edge a bar that goes on beyond', () => {
    const [left, right] = seen(strip(-2.8, 0.5));
    expect(left).toBe(0);
    expect(right).toBeGreaterThan(64);
    expect(strip(-2.8, 0.5)).toContain('<circle');
  });

  it('has no estimate where nothing was measured', () => {
    const drawing = String(abilityStrip({ id: 'donnees', answers: 0 }, LEVELS));
    expect(drawing).not.toMatch(/estimate|range/);
  });

  it('names every level at its place, in letters that do not shrink with it', () => {
    const drawing = String(levelScale(LEVELS, (id) => `<${id}>`));
    expect(drawing).toMatch(/x="17\.0%".*&lt;low&gt;.*x="50\.0%".*&lt;middle&gt;.*x="83\.0%".*&lt;high&gt;/);
    expect(drawing).not.toContain('viewBox');
  });
});
