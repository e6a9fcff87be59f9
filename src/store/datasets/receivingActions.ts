/** Owns what is dropped on the page: tells weights, a run, a photo and data apart, and hands each on. */
import type { FileToRead } from '../../protocol/ownData.ts';
import type { Context } from '../core/context.ts';
import { isPictureFile } from '../photo/pictureFile.ts';
import type { RunsActions } from '../runs/runsActions.ts';
import type { WeightsActions } from '../weights/weightsActions.ts';
import type { ReadingActions } from './readingActions.ts';

/** What one drop is. */
export type Given = 'weights' | 'run' | 'photo' | 'data';

/** The head of a JSON file of ours names its format. */
const headBytes = 400;

/** What these files are, by the name and the head of a single one. */
export async function kindOfGiven(files: readonly FileToRead[]): Promise<Given> {
  const [only] = files;
  if (only === undefined || files.length > 1) return 'data';
  const { file } = only;
  if (/\.(safetensors|onnx)$/i.test(file.name)) return 'weights';
  if (isPictureFile(file)) return 'photo';
  if (!/\.json$/i.test(file.name)) return 'data';
  const head = await file.slice(0, headBytes).text();
  return head.includes('siamese-playground.run') ? 'run' : 'weights';
}

export interface ReceivingParts {
  readonly weights: WeightsActions;
  readonly runs: RunsActions;
  readonly reading: ReadingActions;
}

export class ReceivingActions {
  readonly #context: Context;
  readonly #parts: ReceivingParts;

  constructor(context: Context, parts: ReceivingParts) {
    this.#context = context;
    this.#parts = parts;
  }

  /** Hands dropped files on to whoever reads them. */
  async receive(files: readonly FileToRead[]): Promise<void> {
    const [first] = files;
    if (first === undefined) return;
    const { weights, runs, reading } = this.#parts;
    switch (await kindOfGiven(files)) {
      case 'weights':
        return weights.import(first.file);
      case 'run':
        return runs.import(first.file);
      case 'data':
        return reading.read(files);
      case 'photo':
        this.#context.report(
          'One picture was dropped beside the pads: drop it on pad A or B to compare it. To bring pictures as data, drop a folder, or a zip, with one folder a class.',
        );
    }
  }
}
