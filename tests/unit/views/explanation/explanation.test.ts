import { describe, expect, it } from 'vitest';
import { datasets } from '../../../../src/settings/datasets.ts';
import type { Explanation } from '../../../../src/store/explanation/explanation.ts';
import { csvOf } from '../../../../src/views/components/picture/pictureTable.ts';
import {
  heatLayersOf,
  largestHeat,
  maskSide,
} from '../../../../src/views/explanation/heatLayers.ts';
import { markedSpots } from '../../../../src/views/explanation/spots.ts';
import { ageOf, summaryOf, tableOf } from '../../../../src/views/explanation/words.ts';
import { explanationOf } from '../../../helpers/explanations.ts';

/** A digit with ink in rows 4…23 and these columns. */
function block(from: number, to: number): Uint8Array {
  return Uint8Array.from({ length: 784 }, (_, pixel) => {
    const [row, column] = [Math.floor(pixel / 28), pixel % 28];
    return row >= 4 && row < 24 && column >= from && column < to ? 255 : 0;
  });
}

/** The place of the patch around a pixel with odd coordinates. */
function at(row: number, column: number): number {
  return ((row - 1) / 2) * 14 + (column - 1) / 2;
}

/** Wide blocks on both sides, with changes here and there. */
function explanationWith(changes: { a?: [number, number][]; b?: [number, number][] }): Explanation {
  const digit = block(4, 24);
  const found = explanationOf({ runId: 1, step: 1_240 }, { a: digit, b: digit });
  if (found === null) throw new Error('Both pads are drawn on');
  for (const side of ['a', 'b'] as const) {
    for (const [patch, change] of changes[side] ?? []) found[side].changes[patch] = change;
  }
  return { ...found, distance: 1.5 };
}

describe('the summary of an explanation', () => {
  it('names the part that tells them apart most, and the one that they share most', () => {
    const explanation = explanationWith({
      a: [
        [at(5, 5), 0.25],
        [at(13, 13), -0.1],
      ],
      b: [
        [at(21, 21), -0.5],
        [at(5, 13), 0.125],
      ],
    });
    expect(summaryOf(explanation, datasets.mnist)).toBe(
      'What tells them apart most: the lower right of B (−0.50 of a distance of 1.50). ' +
        'What they share most: the upper left of A (+0.25).',
    );
  });

  it.each([
    [5, 5, 'upper left'],
    [5, 13, 'top'],
    [5, 21, 'upper right'],
    [13, 5, 'left side'],
    [13, 13, 'middle'],
    [13, 21, 'right side'],
    [21, 5, 'lower left'],
    [21, 13, 'bottom'],
    [21, 21, 'lower right'],
  ])('calls row %i, column %i the %s', (row, column, name) => {
    expect(summaryOf(explanationWith({ a: [[at(row, column), -1]] }), datasets.mnist)).toContain(
      `the ${name} of A`,
    );
  });

  it('has no sides for a narrow digit', () => {
    const digit = block(12, 16);
    const narrow = explanationOf({ runId: 1, step: 1 }, { a: digit, b: digit });
    if (narrow === null) throw new Error('Both pads are drawn on');
    narrow.b.changes[at(5, 11)] = 0.5;
    expect(summaryOf(narrow, datasets.mnist)).toBe(
      'No part tells them apart. What they share most: the top of B (+0.50).',
    );
  });

  it('says when no part makes a difference', () => {
    expect(summaryOf(explanationWith({}), datasets.mnist)).toContain('changes nothing');
  });

  it('says of which moment of training it is', () => {
    expect(ageOf(explanationWith({}))).toBe('after 1,240 steps');
    expect(ageOf({ ...explanationWith({}), step: 0 })).toBe('before training');
  });
});

describe('the table of an explanation', () => {
  it('has a row for each patch that changes something, with both digits in it', () => {
    const table = tableOf(explanationWith({ a: [[at(3, 7), 0.25]], b: [[at(27, 1), -0.5]] }));
    expect(table.rows).toEqual([
      [3, 7, 0.25, 0],
      [27, 1, 0, -0.5],
    ]);
    expect(csvOf(table).split('\n')[2]).toBe('27,1,0,-0.5');
  });
});

describe('the marks on a digit', () => {
  it('are at the strongest spots, apart from each other, of both kinds', () => {
    const explanation = explanationWith({
      a: [
        [at(5, 5), -1],
        [at(5, 7), -0.9],
        [at(21, 5), -0.5],
        [at(13, 21), -0.45],
        [at(21, 21), 0.6],
        [at(7, 7), 0.55],
        [at(13, 13), 0.1],
      ],
    });
    const places = markedSpots(explanation.a, explanation).map(({ effect, row, column }) => [
      effect,
      row,
      column,
    ]);
    expect(places).toEqual([
      ['different', 5, 5],
      ['same', 21, 21],
      ['different', 21, 5],
    ]);
    expect(markedSpots(explanation.b, explanation)).toEqual([]);
  });
});

describe('the layers that a digit is painted in', () => {
  it('have the tone of the sign in the ink, as strong as the heat is', () => {
    const explanation = explanationWith({});
    const { a } = explanation;
    a.heat.fill(-0.5, 0, 14 * 28);
    a.heat.fill(0.25, 14 * 28);
    const largest = largestHeat(explanation);
    expect(largest).toBe(0.5);
    const [, , ink, same, different] = heatLayersOf(a, largest).map(({ alphas }) => alphas);
    const scale = maskSide / 28;
    const place = (row: number, column: number): number =>
      Math.floor((row + 0.5) * scale) * maskSide + Math.floor((column + 0.5) * scale);
    const upper = place(8, 13);
    const lower = place(20, 13);
    const outside = place(8, 1);
    expect([ink?.[upper], same?.[upper], different?.[upper]]).toEqual([255, 0, 255]);
    expect([ink?.[lower], same?.[lower], different?.[lower]]).toEqual([255, 128, 0]);
    expect([ink?.[outside], same?.[outside], different?.[outside]]).toEqual([0, 0, 0]);
  });

  it('are of ink alone where no part makes a difference', () => {
    const explanation = explanationWith({});
    const layers = heatLayersOf(explanation.a, largestHeat(explanation));
    const painted = layers.filter(({ alphas }) => alphas.some((alpha) => alpha > 0));
    expect(painted.map(({ tone }) => tone)).toEqual(['--neutral-ink']);
  });
});
