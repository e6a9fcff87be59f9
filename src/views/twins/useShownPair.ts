/** Decides which pair the twins show: the drawings or a pair of the batch. */
import { useState } from 'react';
import type { BatchPair } from '../../store/core/state.ts';
import type { Playground } from '../../store/playground.ts';
import { usePlayground } from '../../store/usePlayground.ts';
import { useWatchedPicture } from '../components/picture/useWatchedPicture.ts';
import { useWhile } from '../components/useWhile.ts';
import { useBatchFlow } from './useBatchFlow.ts';

const selectComparison = ({ run: { comparison } }: Playground): Playground['run']['comparison'] =>
  comparison;

export type Source = 'drawings' | 'batch';

/** The pair in the twins. */
export interface TwinsPair {
  /** 784 grey values; `null` for an empty pad. */
  readonly pixelsA: Uint8Array | null;
  readonly pixelsB: Uint8Array | null;
  readonly embeddingA: Float32Array | null;
  readonly embeddingB: Float32Array | null;
  readonly distance: number | null;
  /** The pair of the batch; `null` for drawings. */
  readonly batch: { readonly pair: BatchPair; readonly step: number; readonly turn: number } | null;
}

export interface PairSource {
  readonly source: Source;
  readonly choose: (source: Source) => void;
  readonly shown: TwinsPair;
}

/**
 * Drawings come first. While both pads are empty and training has begun, pairs of the batch are shown
 * instead. A choice holds until a drawing changes.
 * @param isSeen whether a person can see the twins
 */
export function useShownPair(isSeen: boolean): PairSource {
  const a = usePlayground(({ pads }) => pads.a.digit);
  const b = usePlayground(({ pads }) => pads.b.digit);
  const hasBegun = usePlayground(({ runState, run: { status } }) => {
    return runState === 'training' || (status?.step ?? 0) > 0;
  });
  const comparison = useWhile(isSeen, selectComparison);
  const [choice, setChoice] = useState<{
    readonly source: Source;
    readonly a: Uint8Array | null;
    readonly b: Uint8Array | null;
  } | null>(null);
  const isChosen = choice !== null && choice.a === a && choice.b === b;
  const usual: Source = a === null && b === null && hasBegun ? 'batch' : 'drawings';
  const source = isChosen ? choice.source : usual;
  const isBatch = source === 'batch';
  useWatchedPicture('batch', isSeen && isBatch);
  const flowing = useBatchFlow(isSeen && isBatch);
  return {
    source,
    choose: (chosen) => setChoice({ source: chosen, a, b }),
    shown: isBatch
      ? {
          pixelsA: flowing?.pair.first.pixels ?? null,
          pixelsB: flowing?.pair.second.pixels ?? null,
          embeddingA: flowing?.pair.first.embedding ?? null,
          embeddingB: flowing?.pair.second.embedding ?? null,
          distance: flowing?.pair.distance ?? null,
          batch: flowing,
        }
      : {
          pixelsA: a,
          pixelsB: b,
          embeddingA: comparison?.embeddingA ?? null,
          embeddingB: comparison?.embeddingB ?? null,
          distance: comparison?.distance ?? null,
          batch: null,
        },
  };
}
