/**
 * Owns earlier states of training, to go back to if it diverges. A kept state shares its tensors with
 * the trainer and copies nothing, so keeping a state costs memory but no time.
 */
import * as tf from '@tensorflow/tfjs-core';

/** Everything that a step changes. */
export interface TrainerState {
  readonly parameters: tf.Tensor1D;
  /** The running mean of the parameters; `null` if they are not averaged. */
  readonly averaged: tf.Tensor1D | null;
  /** The optimiser's vectors. */
  readonly memory: readonly tf.Tensor1D[];
  /** Updates made so far. */
  readonly updates: number;
  /** Steps done. */
  readonly step: number;
}

export class KeptStates {
  /** The newest state that is proved good: training went on well from it. */
  #good: TrainerState;
  /** The newest state of all; the next steps show whether it is good. */
  #newest: TrainerState;

  /** @param start the state to go back to until another state is proved good */
  constructor(start: TrainerState) {
    this.#good = share(start);
    this.#newest = share(start);
  }

  /** Keeps a state; the state that was kept before is proved good now. */
  add(state: TrainerState): void {
    disposeState(this.#good);
    this.#good = this.#newest;
    this.#newest = share(state);
  }

  /** The newest state that is proved good; its tensors belong to the caller. */
  restore(): TrainerState {
    disposeState(this.#newest);
    this.#newest = share(this.#good);
    return share(this.#good);
  }

  dispose(): void {
    disposeState(this.#good);
    disposeState(this.#newest);
  }
}

function share(state: TrainerState): TrainerState {
  return {
    ...state,
    parameters: tf.clone(state.parameters),
    averaged: state.averaged === null ? null : tf.clone(state.averaged),
    memory: state.memory.map((vector) => tf.clone(vector)),
  };
}

function disposeState({ parameters, averaged, memory }: TrainerState): void {
  tf.dispose([parameters, averaged ?? [], ...memory]);
}
