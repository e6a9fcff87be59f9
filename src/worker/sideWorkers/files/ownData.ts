/** Owns what was found in a person's files: sums it up, and hands its images out. */
import type { OwnImages, OwnSplit } from '../../../data/dataset.ts';
import { digitPixels } from '../../../data/digit.ts';
import type { FoundData } from '../../../data/files/foundData.ts';
import { gatherSplit, planSplits, type SplitPlan } from '../../../data/files/split.ts';
import { imagesByClass, spreadEvenly } from '../../../data/images/someImages.ts';
import type { SplitName } from '../../../data/shards/manifest.ts';
import type { ExampleImage, FoundSummary } from '../../../protocol/ownData.ts';

/** Seed of the splits: the same files give the same splits. */
const splitSeed = 20_260_101;
/** The sheet of examples has some images of some classes. */
const exampleClasses = 18;
const examplesOfClass = 3;

export class OwnData {
  readonly #found: FoundData;
  readonly #plan: SplitPlan;

  /** @throws DataFileError when the classes are too few, or too small */
  constructor(found: FoundData) {
    this.#found = found;
    this.#plan = planSplits(found, splitSeed);
  }

  summary(): FoundSummary {
    const { name, format, sizePx, parts, guess, used, leftOut } = this.#found;
    const { classes, families, splits } = this.#plan;
    return {
      name,
      format,
      sizePx,
      classes,
      families,
      counts: {
        train: splits.train.places.length,
        validation: splits.validation.places.length,
        test: splits.test.places.length,
      },
      hasOwnTest: parts.length > 1,
      leftOut: [...leftOut, ...this.#plan.leftOut],
      guess,
      used,
      examples: this.#examples(),
    };
  }

  images(): OwnImages {
    const of = (split: SplitName): OwnSplit => {
      const { images, labels, groups } = gatherSplit(this.#found, this.#plan, split);
      return { images, labels, groups };
    };
    return { train: of('train'), validation: of('validation'), test: of('test') };
  }

  /** Training images of classes that are spread evenly over all. */
  #examples(): ExampleImage[] {
    const { splits, classes, keptClasses } = this.#plan;
    const { parts, places } = splits.train;
    const labels = Array.from(places, (place, at) => {
      return this.#found.parts[parts[at] ?? 0]?.labels[place] ?? 0;
    });
    const byClass = imagesByClass(labels);
    return Array.from(spreadEvenly(keptClasses.length, exampleClasses)).flatMap((kept) => {
      const own = byClass.get(keptClasses[kept] ?? -1) ?? [];
      return Array.from(spreadEvenly(own.length, examplesOfClass), (at): ExampleImage => {
        const image = own[at] ?? 0;
        const place = places[image] ?? 0;
        const pixels = this.#found.parts[parts[image] ?? 0]?.images.slice(
          place * digitPixels,
          (place + 1) * digitPixels,
        );
        return { pixels: pixels ?? new Uint8Array(digitPixels), className: classes[kept] ?? '?' };
      });
    });
  }
}
