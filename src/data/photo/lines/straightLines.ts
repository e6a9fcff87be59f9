/** Finds long, thin, nearly level lines: those of squared and lined paper, boxes, and some pens' strokes. */
import type { GreyPhoto } from '../greyPhoto.ts';
import { medianOf } from './median.ts';
import { type Ridges, ridgesOf } from './ridges.ts';
import { SlopeVotes, steepest } from './slopeVotes.ts';
import { fitTrack, type Track } from './track.ts';

/** A line that runs from left to right, and hardly bends. */
export interface Line {
  /** Height of the line's middle at a column, in pixels. */
  readonly heightAt: Track;
  /** First and last column where it is seen. */
  readonly from: number;
  readonly to: number;
  /** First and last column if it goes on under ink. */
  readonly first: number;
  readonly last: number;
  readonly thicknessPx: number;
  /** The share of light that it takes away. */
  readonly darkness: number;
}

/** What crosses a line interrupts it for at most this share of the photo's shorter side. */
const widestGapShare = 0.12;
/** A line has at least this share of its columns. */
const leastCoverage = 0.55;
/** Where the line is thicker than this, something crosses it. */
const crossedAt = 1.6;
/** How far a line's middle may be from between its ends, as a share of its length. */
const mostBow = 0.006;
/** A line goes on, it may be under ink, where it is at least this share of its darkness. */
const goesOnFrom = 0.6;
/** How far a line may be from where it is looked for. */
const searchPx = 3;
const searchSteps = [0, -1, 1, -2, 2, -3, 3];
/** More lines than this are a pattern. */
const mostLines = 160;

/**
 * The level lines, at most some ten degrees off. They are found by their votes for a slope and a height
 * (Hough 1962; Duda, Hart 1972), the strongest first, and then followed from column to column.
 * @param dark shares of light taken away, from `darknessOf`
 * @param shortestPx lines that are shorter are left out
 */
export function levelLines(dark: GreyPhoto, shortestPx: number): Line[] {
  const ridges = ridgesOf(dark);
  const votes = new SlopeVotes(ridges);
  const widestGapPx = widestGapShare * Math.min(dark.width, dark.height);
  const lines: Line[] = [];
  while (lines.length < mostLines) {
    const strongest = votes.strongest();
    if (strongest.count < leastCoverage * shortestPx) break;
    const followed = follow(ridges, strongest.heightAt);
    const pieces = piecesOf(followed, widestGapPx, shortestPx).filter(isStraight);
    for (const piece of pieces) {
      lines.push(lengthened({ ...piece, darkness: darknessAlong(dark, piece) }, dark, widestGapPx));
    }
    const thickest = Math.max(...pieces.map(({ thicknessPx }) => thicknessPx), 0);
    votes.take(strongest.heightAt, searchPx);
    votes.take(followed.heightAt, Math.max(searchPx, Math.ceil(thickest / 2) + 2));
  }
  return lines;
}

interface Followed {
  readonly heightAt: Track;
  /** How thick the line is at each column; 0 where there is none. */
  readonly thickness: Uint8Array;
}

/** Looks for the line in each column, twice: the second time along what the first has found. */
function follow(ridges: Ridges, guess: Track): Followed {
  const first = runsNear(ridges, guess);
  const second = runsNear(ridges, trackThrough(first) ?? guess);
  return { heightAt: trackThrough(second) ?? guess, thickness: second.thickness };
}

interface Runs {
  readonly thickness: Uint8Array;
  readonly middles: readonly { readonly x: number; readonly y: number }[];
}

/** Fitted to where nothing crosses the line. */
function trackThrough({ thickness, middles }: Runs): Track | null {
  const usual = medianOf(Float32Array.from(middles, ({ x }) => thickness[x] ?? 0));
  return fitTrack(middles.filter(({ x }) => (thickness[x] ?? 0) <= crossedAt * usual));
}

function runsNear({ width, height, marks }: Ridges, heightAt: Track): Runs {
  const thickness = new Uint8Array(width);
  const middles: { x: number; y: number }[] = [];
  const isMarked = (x: number, y: number): boolean =>
    y >= 0 && y < height && marks[y * width + x] === 1;
  for (let x = 0; x < width; x++) {
    const middle = Math.round(heightAt(x));
    const step = searchSteps.find((candidate) => isMarked(x, middle + candidate));
    if (step === undefined) continue;
    let [top, bottom] = [middle + step, middle + step];
    while (isMarked(x, top - 1)) top--;
    while (isMarked(x, bottom + 1)) bottom++;
    thickness[x] = bottom - top + 1;
    middles.push({ x, y: (top + bottom) / 2 });
  }
  return { thickness, middles };
}

/** A line where it is seen. */
type Seen = Omit<Line, 'first' | 'last'>;
type Piece = Omit<Seen, 'darkness'>;

/** Whether it is nearly level, and bends no more than a lens bends a straight line. */
function isStraight({ heightAt, from, to }: Piece): boolean {
  const [start, middle, end] = [heightAt(from), heightAt((from + to) / 2), heightAt(to)];
  const bow = Math.abs(middle - (start + end) / 2);
  return Math.abs(end - start) <= steepest * (to - from) && bow <= 0.5 + mostBow * (to - from);
}

/** The pieces between wide gaps that are long enough and have few small gaps. */
function piecesOf({ heightAt, thickness }: Followed, widestGapPx: number, shortestPx: number) {
  const pieces: Piece[] = [];
  let columns: number[] = [];
  const close = (): void => {
    const [from, to] = [columns[0] ?? 0, columns.at(-1) ?? 0];
    const lengthPx = to - from + 1;
    if (lengthPx >= shortestPx && columns.length >= leastCoverage * lengthPx) {
      const thicknessPx = medianOf(Float32Array.from(columns, (x) => thickness[x] ?? 0));
      pieces.push({ heightAt, from, to, thicknessPx });
    }
    columns = [];
  };
  for (const [x, isThere] of thickness.entries()) {
    if (isThere === 0) continue;
    if (x - (columns.at(-1) ?? x) > widestGapPx) close();
    columns.push(x);
  }
  close();
  return pieces;
}

/** Finds how far a line goes on under ink. */
function lengthened(line: Seen, dark: GreyPhoto, mostPx: number): Line {
  const { heightAt, darkness } = line;
  const goesOn = (x: number): boolean => valueAt(dark, x, heightAt(x)) >= goesOnFrom * darkness;
  let { from: first, to: last } = line;
  while (first > 0 && line.from - first < mostPx && goesOn(first - 1)) first--;
  while (last < dark.width - 1 && last - line.to < mostPx && goesOn(last + 1)) last++;
  return { ...line, first, last };
}

function valueAt({ width, height, values }: GreyPhoto, x: number, y: number): number {
  return values[Math.min(height - 1, Math.max(0, Math.round(y))) * width + x] ?? 0;
}

function darknessAlong(dark: GreyPhoto, { heightAt, from, to }: Piece): number {
  return medianOf(
    Float32Array.from({ length: to - from + 1 }, (_, step) =>
      valueAt(dark, from + step, heightAt(from + step)),
    ),
  );
}
