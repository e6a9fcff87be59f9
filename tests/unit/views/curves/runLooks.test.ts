import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { root } from '../../../../scripts/paths.mjs';
import { mostOverlays } from '../../../../src/store/overlays/overlays.ts';
import { lookOf } from '../../../../src/views/curves/runLooks.ts';
import { contrast, differenceSeen, visionNames } from '../../../helpers/colourVision.ts';

const css = readFileSync(join(root, 'src/views/theme/theme.css'), 'utf8');
const darkStart = css.indexOf('[data-theme="dark"]');
const rules = { light: css.slice(0, darkStart), dark: css.slice(darkStart) } as const;

const styles = Array.from({ length: mostOverlays }, (_, style) => style);

describe.each(['light', 'dark'] as const)('the colours of other runs, in the %s theme', (theme) => {
  const colourOf = (variable: string): string => {
    const found = new RegExp(`${variable}: (#[0-9a-f]{6});`).exec(rules[theme])?.[1];
    if (found === undefined) throw new Error(`The ${theme} theme has no ${variable}`);
    return found;
  };
  const runs = styles.map((style) => colourOf(lookOf(style).colour.slice(4, -1)));

  it('stand out by 3:1 from the card, and from the page behind the legend', () => {
    for (const run of runs) {
      expect(contrast(run, colourOf('--card'))).toBeGreaterThan(3);
      expect(contrast(run, colourOf('--page'))).toBeGreaterThan(3);
    }
  });

  it.each(visionNames)('differ from one another and from this run’s lines, with %s', (vision) => {
    const lines = ['--ink', '--control-line', '--same', '--different'].map(colourOf);
    for (const [place, run] of runs.entries()) {
      for (const other of [...runs.slice(place + 1), ...lines]) {
        expect(differenceSeen(run, other, vision)).toBeGreaterThan(0.08);
      }
    }
  });

  it('are taken neither for A nor for B', () => {
    for (const run of runs) {
      for (const drawing of ['--a', '--b']) {
        expect(differenceSeen(run, colourOf(drawing), 'normal')).toBeGreaterThan(0.1);
      }
    }
  });
});

describe('the dashes of other runs', () => {
  const lengthsOf = (style: number): number[] => lookOf(style).dashes.split(' ').map(Number);

  it('differ from one another and from a whole line and the dashes of this run', () => {
    const all = [...styles.map((style) => lookOf(style).dashes), '', '6 3'];
    expect(new Set(all).size).toBe(mostOverlays + 2);
  });

  it('are pairs of a dash and a gap, and a swatch of 30 pixels shows each more than once', () => {
    for (const style of styles) {
      const lengths = lengthsOf(style);
      expect(lengths.length % 2).toBe(0);
      expect(lengths.every((length) => length > 0)).toBe(true);
      expect(lengths.reduce((sum, length) => sum + length, 0)).toBeLessThan(30);
    }
  });
});
