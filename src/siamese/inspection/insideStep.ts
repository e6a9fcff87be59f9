/**
 * Looks inside one step: the forward pass through both towers, the backward pass through both, and the
 * optimiser's update. It works on the next step's own batch, and changes nothing in training.
 *
 * With tied weights a parameter w appears twice in the loss L(f(A; w), f(B; w)), so by the chain rule
 * dL/dw = ∂L/∂f(A) · ∂f(A)/∂w + ∂L/∂f(B) · ∂f(B)/∂w: the gradients through the towers add up. This
 * module computes the two parts separately, and compares their sum with the joint gradient of both.
 */
import * as tf from '@tensorflow/tfjs-core';
import type { BatchRecipe } from '../../data/batches/batchRecipe.ts';
import { digitPixels } from '../../data/digit.ts';
import { distanceBetween } from '../../metrics/distance.ts';
import { requireElement } from '../../metrics/requireElement.ts';
import type { RunSettings } from '../../settings/settings.ts';
import { pairLossFor } from '../losses/pairs/pairLoss.ts';
import { pairPullOf, type TowerPull, towerPullOf } from '../losses/pairs/pull.ts';
import { forwardImages } from '../network/embedding.ts';
import { backward, type ForwardPass } from '../network/encoder.ts';
import type { SiameseNetwork, Tower } from '../network/siameseNetwork.ts';
import { inArithmetic } from '../ops/exactArithmetic.ts';
import { forwardBatch, gradientOf } from '../training/batchPass.ts';
import type { StepSettings, Trainer } from '../training/trainer.ts';
import { type LayerFlow, layerFlowsOf, layerNamesOf, layerOf, normOf } from './layerFlow.ts';
import { type ShownPair, shownPairsOf } from './shownPairs.ts';

export type { LayerFlow } from './layerFlow.ts';

/** A pair of the step. */
export interface InsidePair {
  /** 784 values, 0…1: the image that the network sees. */
  readonly first: Float32Array;
  readonly second: Float32Array;
  readonly isPositive: boolean;
}

export interface InsideStep {
  readonly isTied: boolean;
  /** Some pairs of the step, positive pairs first. */
  readonly pairs: readonly InsidePair[];
  /** Index of the followed pair among `pairs`. */
  readonly chosen: number;
  readonly pair: {
    readonly embeddingA: Float32Array;
    readonly embeddingB: Float32Array;
    readonly distance: number;
    /** The loss of this pair alone; `null` if the loss needs more than two images at once. */
    readonly loss: number | null;
    readonly layers: readonly LayerFlow[];
  };
  readonly batch: {
    readonly images: number;
    readonly loss: number;
    readonly layers: readonly LayerFlow[];
    readonly learningRate: number;
    /** ‖change‖ ÷ ‖weights‖ of each layer in the optimiser's update. */
    readonly weightChanges: readonly number[];
  };
}

/** The step to look inside. */
export interface InspectedStep {
  readonly trainer: Trainer;
  readonly recipe: BatchRecipe;
  readonly settings: RunSettings;
  readonly stepSettings: StepSettings;
  /** The inputs for `Trainer.step`. */
  readonly inputs: readonly Float32Array[];
  /** [images × 784], 0…1: the images that the network sees */
  readonly pixels: Float32Array;
}

/**
 * Looks inside a step without taking it.
 * @param chosen index of the followed pair among the shown pairs
 * @throws RangeError when there is no such pair
 */
export async function lookInside(step: InspectedStep, chosen: number): Promise<InsideStep> {
  const { trainer, recipe, pixels } = step;
  const shown = shownPairsOf(recipe);
  const pair = requireElement(shown, chosen);
  const imageOf = (position: number): Float32Array =>
    pixels.slice(position * digitPixels, (position + 1) * digitPixels);
  const tensors = inArithmetic(step.settings.exactArithmetic, () =>
    tf.tidy(() => {
      const batch = insideBatch(step, pair);
      const images: [Float32Array, Float32Array] = [imageOf(pair.first), imageOf(pair.second)];
      return { batch: batch.tensors, pair: insidePair(step, pair, images, batch.pull) };
    }),
  );
  try {
    return {
      isTied: trainer.network.plan.isTied,
      pairs: shown.map(({ first, second, isPositive }) => ({
        first: imageOf(first),
        second: imageOf(second),
        isPositive,
      })),
      chosen,
      pair: await readPair(trainer.network, tensors.pair),
      batch: await readBatch(step, tensors.batch),
    };
  } finally {
    tf.dispose(tensors);
  }
}

/** Gradients of one encoder's parameters [parameterCount]; `joint` is empty with two encoders. */
type FlowTensors = { throughA: tf.Tensor1D; throughB: tf.Tensor1D; joint: tf.Tensor1D[] };

function insideBatch(step: InspectedStep, { first, second }: ShownPair) {
  const { trainer, inputs, stepSettings } = step;
  const { network, loss } = trainer;
  const pass = forwardBatch(network, loss, inputs, stepSettings);
  const { embeddings, value } = pass;
  const gradient = gradientOf(pass);
  const [passA, passB] = pass.passes;
  if (passA === undefined) throw new RangeError('A batch needs images');
  const { pull } = value;
  const tower = towerPullOf(pull, embeddings);
  const encoderParameters = network.plan.encoder.parameterCount;
  const flow: FlowTensors =
    passB === undefined || pull.form !== 'pairs'
      ? {
          throughA: backward(passA, tower.a),
          throughB: backward(passA, tower.b),
          joint: [tf.slice1d(gradient, 0, encoderParameters)],
        }
      : {
          throughA: backward(passA, pull.atFirst),
          throughB: backward(passB, pull.atSecond),
          joint: [],
        };
  const updated = trainer.preview(gradient, stepSettings.learningRate);
  return {
    tensors: { flow, loss: value.loss, change: tf.sub<tf.Tensor1D>(updated, network.parameters) },
    pull: pairPullOf(pull, embeddings, first, second),
  };
}

/**
 * @param images the pair's pixels
 * @param shareOfStep the pair's pull within the step, for losses that need more than one pair
 */
function insidePair(
  { trainer, settings, stepSettings }: InspectedStep,
  { isPositive }: ShownPair,
  [imageA, imageB]: readonly [Float32Array, Float32Array],
  shareOfStep: TowerPull,
) {
  const { network } = trainer;
  const passA = passOf(network, 'a', [imageA]);
  const passB = passOf(network, 'b', [imageB]);
  const embeddings = tf.concat2d([passA.embeddings, passB.embeddings], 0);
  const pairLoss = pairLossFor(settings, isPositive);
  const value = pairLoss?.compute({
    embeddings,
    settings,
    random: stepSettings.random,
    head: network.head,
  });
  pairLoss?.dispose();
  const pull = value === undefined ? shareOfStep : pairPullOf(value.pull, embeddings, 0, 0);
  const flow: FlowTensors = {
    throughA: backward(passA, pull.a),
    throughB: backward(passB, pull.b),
    joint: network.plan.isTied
      ? [backward(passOf(network, 'a', [imageA, imageB]), tf.concat2d([pull.a, pull.b], 0))]
      : [],
  };
  return { flow, embeddings, loss: value === undefined ? [] : [value.loss] };
}

/** Sends a few images through one tower. */
function passOf(
  network: SiameseNetwork,
  tower: Tower,
  images: readonly Float32Array[],
): ForwardPass {
  return forwardImages(network, tower, images.length, (input, position, image) =>
    input.setPixels(position, requireElement(images, image)),
  );
}

async function readPair(
  network: SiameseNetwork,
  { flow, embeddings, loss }: ReturnType<typeof insidePair>,
): Promise<InsideStep['pair']> {
  const [values, measure] = await Promise.all([
    embeddings.data<'float32'>(),
    network.readDistance(),
  ]);
  const size = values.length / 2;
  return {
    embeddingA: values.slice(0, size),
    embeddingB: values.slice(size),
    distance: distanceBetween(measure, values, 0, values, size, size),
    loss: loss[0] === undefined ? null : await numberOf(loss[0]),
    layers: await readFlow(network, flow),
  };
}

async function readBatch(
  { trainer, pixels, stepSettings }: InspectedStep,
  { flow, loss, change }: ReturnType<typeof insideBatch>['tensors'],
): Promise<InsideStep['batch']> {
  const { network } = trainer;
  const { encoder } = network.plan;
  const [changes, weights] = await Promise.all([
    change.data<'float32'>(),
    network.readParameters(),
  ]);
  const weightChanges = layerNamesOf(encoder).map((name) => {
    const slots = encoder.parameters.filter((slot) => layerOf(slot.name) === name);
    const normIn = (values: Float32Array): number =>
      Math.hypot(
        ...slots.map(({ offset, size }) => normOf(values.subarray(offset, offset + size))),
      );
    return normIn(changes) / normIn(weights);
  });
  return {
    images: pixels.length / digitPixels,
    loss: await numberOf(loss),
    layers: await readFlow(network, flow),
    learningRate: stepSettings.learningRate,
    weightChanges,
  };
}

async function readFlow(network: SiameseNetwork, flow: FlowTensors): Promise<LayerFlow[]> {
  const { throughA, throughB } = flow;
  const [joint] = flow.joint;
  return layerFlowsOf(network.plan.encoder, {
    throughA: await throughA.data<'float32'>(),
    throughB: await throughB.data<'float32'>(),
    joint: joint === undefined ? null : await joint.data<'float32'>(),
  });
}

async function numberOf(scalar: tf.Scalar): Promise<number> {
  const [value = Number.NaN] = await scalar.data<'float32'>();
  return value;
}
