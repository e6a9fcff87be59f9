// Trains the page's default network on pairs of MNIST digits. Run: node examples/train.mjs [steps]
import * as tf from '@tensorflow/tfjs-core';
import '@tensorflow/tfjs-backend-wasm';
import { runnerImport } from 'vite';
import { planMnist } from '../scripts/mnist/pack.mjs';
import { readMnist } from '../scripts/mnist/source.mjs';
import { mnistSource, root } from '../scripts/paths.mjs';

// The source is TypeScript: Vite loads it.
const load = async (path) => (await runnerImport(`./src/${path}.ts`, { root })).module;
const { registerTransposedMatMul } = await load('siamese/backend/wasm/kernels/transposedMatMul');
const { defaultSettings } = await load('settings/settings');
const { addShard, createDataset } = await load('data/dataset');
const { createTraining } = await load('siamese/training/createTraining');
const { drawFixedPairs } = await load('siamese/evaluation/fixedPairs');
const { evaluate, evaluateRanking } = await load('siamese/evaluation/evaluate');
registerTransposedMatMul(); // TensorFlow.js multiplies transposed matrices slowly.
await tf.setBackend('wasm');
// All of MNIST; a network with its first weights; the pairs that it is evaluated on.
const { about, shards } = planMnist(await readMnist(mnistSource));
const dataset = createDataset({ ...about, shards });
for (const shard of shards) addShard(dataset, shard, shard.payload);
const steps = Number(process.argv[2] ?? defaultSettings.steps);
const settings = { ...defaultSettings, optimizer: 'adam', learningRate: 3e-3, steps };
const { trainer, batches } = createTraining(dataset, settings);
const pace = { chunkImages: 500, turn: async () => {}, signal: new AbortController().signal };
const task = { ...pace, dataset, pairs: drawFixedPairs(dataset, settings), scope: 'full' };
const yardsticks = { untrained: await evaluateRanking(trainer.network, task), pixels: null };
for (let step = 0; step < settings.steps; step++) {
  const learningRate = settings.learningRate * (1 - step / settings.steps);
  const loss = trainer.step(batches.draw(step, true).inputs, { settings, learningRate });
  if (step % 100 === 0) console.log(`step ${step}: loss ${loss.dataSync()[0].toFixed(3)}`);
  loss.dispose();
}
// Validation pairs choose the threshold. Test pairs are judged with it and choose nothing.
const costs = { loss: trainer.loss, recipe: batches.recipe, settings };
const { decision, pairAccuracy } = await evaluate(trainer.judged, costs, yardsticks, task);
const percent = (100 * pairAccuracy).toFixed(2);
console.log(`threshold ${decision?.threshold.toFixed(3)}, accuracy on test pairs ${percent} %`);
