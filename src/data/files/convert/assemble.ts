/** Brings the images of every format to 28×28, one at a time, and puts the data set together. */
import { digitPixels } from '../../digit.ts';
import { type GreyPhoto, transpose } from '../../photo/greyPhoto.ts';
import { counted, mostImages } from '../bounds.ts';
import { DataFileError } from '../dataFileError.ts';
import type {
  DataSource,
  FoundData,
  FoundPart,
  LeftOut,
  ReadingChoices,
  ReadOptions,
  SourceImage,
  SourcePart,
} from '../foundData.ts';
import { LeftOutList } from '../leftOutList.ts';
import { guessChoices } from './guess.ts';
import { type Look, lookAt } from './look.ts';
import { SizeWatch } from './sizeWatch.ts';
import { toDigit } from './toDigit.ts';
import { withSeenClasses } from './withSeenClasses.ts';

/** The guess looks at this many images, spread over all of them. */
const sampledImages = 150;
/** Images between two calls of `progress`. */
const imagesBetween = 64;

/**
 * Reads every image of a source.
 * @throws DataFileError when there are too many images, or fewer than two classes are left
 * @throws the signal's reason when it is aborted
 */
export async function assemble(source: DataSource, options: ReadOptions): Promise<FoundData> {
  const total = source.parts.reduce((sum, { count }) => sum + count, 0);
  if (total > mostImages) {
    throw new DataFileError(
      `${source.name} has ${counted(total)} images: at most ${counted(mostImages)} are read`,
    );
  }
  const guess = guessChoices(await lookAtSome(source.parts, options.signal));
  const used = { ...guess, ...options.choices };
  const leftOut = new LeftOutList(source.leftOut);
  const sizes = new SizeWatch();
  const parts: FoundPart[] = [];
  let before = 0;
  for (const part of source.parts) {
    const start = before;
    const progress = (done: number): void | Promise<void> =>
      options.progress?.(start + done, total);
    const { signal } = options;
    parts.push(await readPart(part, { used, leftOut, sizes, progress, signal }));
    before += part.count;
  }
  const { name, format, classes, families } = source;
  const seen = withSeenClasses({ name, classes, families, parts, leftOut: leftOut.all() });
  return { ...seen, format, sizePx: sizes.common(), guess, used };
}

/** What some images look like, spread evenly over all parts together. */
async function lookAtSome(
  parts: readonly SourcePart[],
  signal: AbortSignal | undefined,
): Promise<Look[]> {
  const total = parts.reduce((sum, { count }) => sum + count, 0);
  const looks: Look[] = [];
  const wanted = Math.min(sampledImages, total);
  for (let index = 0; index < wanted; index++) {
    signal?.throwIfAborted();
    let place = Math.floor(((index + 0.5) * total) / wanted);
    for (const part of parts) {
      if (place >= 0 && place < part.count) {
        const image = await part.imageAt(place);
        const look = isLeftOut(image) ? null : lookAt(image);
        if (look !== null) looks.push(look);
      }
      place -= part.count;
    }
  }
  return looks;
}

/** What every part is read with. */
interface PartReading {
  readonly used: ReadingChoices;
  readonly leftOut: LeftOutList;
  readonly sizes: SizeWatch;
  readonly progress: (done: number) => void | Promise<void>;
  readonly signal: AbortSignal | undefined;
}

async function readPart(part: SourcePart, reading: PartReading): Promise<FoundPart> {
  const { used, leftOut, sizes, progress, signal } = reading;
  const { name, count, labels, groups } = part;
  const images = new Uint8Array(count * digitPixels);
  const kept: number[] = [];
  for (let index = 0; index < count; index++) {
    if (index % imagesBetween === 0) {
      signal?.throwIfAborted();
      await progress(index);
    }
    const image = await part.imageAt(index);
    const digit = isLeftOut(image) ? image : digitOf(image, used);
    if (!(digit instanceof Uint8Array)) {
      leftOut.add(digit);
      continue;
    }
    if (!isLeftOut(image)) sizes.see(image);
    images.set(digit, kept.length * digitPixels);
    kept.push(index);
  }
  signal?.throwIfAborted();
  await progress(count);
  if (kept.length === count) return { name, count, images, labels, groups };
  const keptOf = (numbers: Uint16Array): Uint16Array<ArrayBuffer> =>
    Uint16Array.from(kept, (index) => numbers[index] ?? 0);
  return {
    name,
    count: kept.length,
    images: images.slice(0, kept.length * digitPixels),
    labels: keptOf(labels),
    groups: groups === null ? null : keptOf(groups),
  };
}

function digitOf(image: GreyPhoto, used: ReadingChoices): Uint8Array | Omit<LeftOut, 'count'> {
  const upright = used.orientation === 'transposed' ? transpose(image) : image;
  return (
    toDigit(upright, used) ?? {
      what: 'images without ink',
      why: 'nothing on them stands out from the ground',
    }
  );
}

function isLeftOut(image: SourceImage): image is Omit<LeftOut, 'count'> {
  return 'why' in image;
}
