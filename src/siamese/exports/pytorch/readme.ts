/** Writes the README of the PyTorch project. */
import { losses } from '../../../settings/facts/losses.ts';
import { optimizers } from '../../../settings/facts/optimizers.ts';
import type { RunSettings } from '../../../settings/settings.ts';
import type { WeightsFile } from '../../weightsFile/schema.ts';

/** The README: what is here, how to use it, and what is the same as on the page. */
export function readmeOf(
  { training, decision }: WeightsFile,
  { loss, optimizer }: RunSettings,
): string {
  const verdict =
    decision === null
      ? 'It has no threshold: on the page it told nothing apart yet.'
      : `Two images are the same if their distance is at most ${decision.threshold}.`;
  return `# A siamese network, from the Siamese Playground

Trained for ${training.steps} steps on ${training.dataset} with the loss “${losses[loss].text}”
(${losses[loss].source}) and the optimiser “${optimizers[optimizer].text}” (${optimizers[optimizer].source}).
${verdict}

    python -m venv venv && . venv/bin/activate
    pip install -r requirements.txt

## Compare two images

    import torch
    from model import load_model

    model = load_model("weights.npz").eval()
    first, second = torch.rand(2, 1, 28, 28)  # Ink 1 on background 0.
    with torch.no_grad():
        distance = model.distance(model.embed(first, 0), model.embed(second, 1))
        print(distance, model.similarity(distance))

## Train on

    python train.py --data FOLDER
    torchrun --nproc_per_node 2 train.py --data FOLDER

FOLDER has MNIST's \`train-images-idx3-ubyte\` and \`train-labels-idx1-ubyte\`, packed (.gz) or not. Own data:
\`--images FILE --labels FILE\`, in the same format (IDX), 28 × 28 pixels, ink 255 on background 0, with
\`--invert\` the other way round, with \`--transpose\` for rows that are columns, as in EMNIST. Labels are the
names of the run's classes (\`training.classes\` in \`weights.npz\`) where these are numbers, else they number
them in their order. Images that the page has redrawn as ink are not redrawn here. What is
learnt lands in the folder \`trained\`; copy its files over these to go on from there.

With several processes, each embeds its share of every batch; the embeddings are gathered, so the loss is over
all pairs of the whole batch, as with one process. \`DistributedDataParallel\` adds the gradients up.

## What is the same as on the page, and what is not

The network, the loss, the optimiser with its memory, the running mean of the weights, the schedule and its
place in it, the make-up of the batches and the kinds of augmentation are those of the page. Which images a
step draws, and how it changes them, comes of another random generator. After training, the threshold of
the page holds no longer: \`trained/weights.npz\` has none.

## Files

- \`model.py\` builds the network from \`weights.npz\`, whose array \`metadata\` describes it in JSON
- \`loss.py\`, \`optimizer.py\`, \`batches.py\`, \`train.py\`: the training
- \`weights.npz\`: the weights that the page compares by; \`state.npz\`: the newest weights and the optimiser's
  memory; \`run.json\`: the settings
`;
}
