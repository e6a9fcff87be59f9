/** Finds the lines of squared and lined paper. */
import { type GreyPhoto, transpose } from '../greyPhoto.ts';
import { areParallel, isAlike, type Lines, lengthOf, slopeOf } from './lines.ts';
import { medianOf } from './median.ts';
import { missingRules } from './missingRules.ts';
import type { Line } from './straightLines.ts';

/** So many lines of one direction are no digit's if each is this share of the photo's side long. */
const families = [
  { count: 3, lengthShare: 0.7 },
  { count: 4, lengthShare: 0.4 },
] as const;

/** Shorter ones do not belong to them. */
const memberShare = 0.5;
/** A sheet may lie in a shadow. */
const likeness = { thicknessShare: 0.3, darknessRatio: 1.8 };

/** The lines of ruled paper: more long lines of one direction than a digit has. */
export function ruledLines({ across, down }: Lines, dark: GreyPhoto): Lines {
  return { across: familyOf(across, dark), down: familyOf(down, transpose(dark)) };
}

function familyOf(lines: readonly Line[], dark: GreyPhoto): readonly Line[] {
  const side = dark.width;
  for (const { count, lengthShare } of families) {
    const long = lines.filter((line) => lengthOf(line) >= lengthShare * side);
    const slope = medianOf(Float32Array.from(long, slopeOf));
    const family = lines.filter(
      (line) =>
        lengthOf(line) >= memberShare * side &&
        isAlike(line, long, likeness) &&
        areParallel(slopeOf(line), slope),
    );
    if (long.length >= count && family.length >= count) {
      return [...family, ...missingRules(family, dark)];
    }
  }
  return [];
}
