/**
 * Earlier states of training, to come back to should it go astray. Tensors are shared with what was the
 * present state, not copied: keeping costs memory, but no time.
 */
import * as tf from '@tensorflow/tfjs-core';

/** All that a step changes. */
export interface TrainerState {
  readonly parameters: tf.Tensor1D;
  /** The optimiser's vectors. */
  readonly memory: readonly tf.Tensor1D[];
  /** Updates made so far. */
  readonly updates: number;
  /** Steps done. */
  readonly step: number;
}

export class KeptStates {
  /** The newest state that training has gone on well from. */
  #good: TrainerState;
  /** The newest state of all: what it is worth, the next steps will tell. */
  #newest: TrainerState;

  /** @param start a state to come back to before there is another */
  constructor(start: TrainerState) {
    this.#good = share(start);
    this.#newest = share(start);
  }

  /** Keeps a state; the newest before it has proved good. */
  add(state: TrainerState): void {
    disposeState(this.#good);
    this.#good = this.#newest;
    this.#newest = share(state);
  }

  /** The newest state that has proved good; its tensors belong to the caller. */
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
    memory: state.memory.map((vector) => tf.clone(vector)),
  };
}

function disposeState({ parameters, memory }: TrainerState): void {
  tf.dispose([parameters, ...memory]);
}
