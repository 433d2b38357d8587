import { expertParameters } from '../../src/assessment/expert-parameters.js';
import type { AnswerFormat } from '../../src/assessment/expert-parameters.js';
import { responseCurve } from '../../src/assessment/response-model.js';
import { refusal } from './support/refusal.js';

const scale = { centre: 4, step: 0.75 };
const text: AnswerFormat = { type: 'short-text' };
const outOfRange = refusal('parameters-out-of-range');

describe('parameters from an expert level', () => {
  it('puts the middle level at zero and the others one step apart', () => {
    const difficulties = [1, 2, 3, 4, 5, 6, 7].map((level) => expertParameters(level, text, scale).b);
    expect(difficulties).toEqual([-2.25, -1.5, -0.75, 0, 0.75, 1.5, 2.25]);
  });

  it('says how little an expert level is worth', () => {
    expect(expertParameters(4, text, scale)).toEqual({ a: 1, b: 0, c: 0, d: 1, bSd: 0.7 });
  });

  it.each<[string, AnswerFormat, number]>([
    ['one choice among four', { type: 'single-choice', options: 4 }, 1 / 4],
    ['one choice among five', { type: 'single-choice', options: 5 }, 1 / 5],
    ['one choice among two', { type: 'single-choice', options: 2 }, 1 / 2],
    ['the right one among four that may be right', { type: 'several-choices', options: 4, right: 1 }, 1 / 15],
    ['the right one among seven', { type: 'several-choices', options: 7, right: 1 }, 1 / 127],
    ['the right one among two, capped', { type: 'several-choices', options: 2, right: 1 }, 1 / 4],
    ['credit in parts', { type: 'several-choices', options: 5, right: 3 }, 0],
    ['a text', text, 0],
  ])('takes the chance of guessing from the format: %s', (_, format, chance) => {
    const parameters = expertParameters(3, format, scale);
    expect(parameters.c).toBeCloseTo(chance, 12);
    expect(() => responseCurve(parameters)).not.toThrow();
  });

  it.each<[AnswerFormat, number[] | undefined]>([
    [{ type: 'several-choices', options: 5, right: 2 }, [-0.6, 0.6]],
    [{ type: 'several-choices', options: 7, right: 5 }, [-1, 0, 1]],
    [{ type: 'parts', parts: 1 }, undefined],
    [{ type: 'parts', parts: 3 }, [-1, 0, 1]],
  ])('gives %j a step for each part, three at most, about its difficulty', (format, steps) => {
    const parameters = expertParameters(5, format, scale);
    expect(parameters.steps).toEqual(steps);
    expect(responseCurve(parameters).right(0.75)).toBeCloseTo(0.5, 9);
  });

  it.each([0, 2.5, NaN])('refuses credit in %d parts', (parts) => {
    expect(() => expertParameters(4, { type: 'parts', parts }, scale)).toThrow(outOfRange);
  });

  it.each([0, 8, 2.5, NaN])('refuses the level %d', (level) => {
    expect(() => expertParameters(level, text, scale)).toThrow(outOfRange);
  });

  it.each([1, 0, 2.5, NaN])('refuses a choice among %d options', (options) => {
    expect(() => expertParameters(4, { type: 'single-choice', options }, scale)).toThrow(outOfRange);
  });

  it('refuses a scale that leads outside the model', () => {
    expect(() => expertParameters(7, text, { centre: 4, step: 3 })).toThrow(outOfRange);
    expect(() => expertParameters(7, text, { centre: 4, step: NaN })).toThrow(outOfRange);
  });
});
