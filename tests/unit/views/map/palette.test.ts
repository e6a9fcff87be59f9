import { describe, expect, it } from 'vitest';
import { classColours } from '../../../../src/views/map/palette.ts';
import { contrast, differenceSeen, visionNames } from '../../../helpers/colourVision.ts';

const cards = { light: '#ffffff', dark: '#1f1f21' } as const;

describe.each(['light', 'dark'] as const)('the ten colours of the %s map', (theme) => {
  const colours = classColours(theme, 10);

  it('stand out from the card by 3:1', () => {
    expect(colours).toHaveLength(10);
    for (const colour of colours) expect(contrast(colour, cards[theme])).toBeGreaterThan(3);
  });

  it.each(visionNames)('differ from one another, as seen with %s', (vision) => {
    for (const [place, colour] of colours.entries()) {
      for (const other of colours.slice(place + 1)) {
        expect(differenceSeen(colour, other, vision)).toBeGreaterThan(0.08);
      }
    }
  });
});
