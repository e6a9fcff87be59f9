/** Writes the PyTorch program of a configuration: complete, short, to copy. */
import { architectureOf } from '../../network/architecture/architecture.ts';
import { importsOf } from '../pytorch/project.ts';
import { pytorchBatches, pytorchLosses, pytorchOptimizers } from '../pytorch/rows.ts';
import { pytorchLayers, runText } from './encoderLines.ts';
import type { ProgramSettings } from './programSettings.ts';
import loop from './pytorchLoop.py?raw';

const lastState = `class LastState(nn.Module):
    """An LSTM over the rows of an image; gives its last hidden state."""

    def __init__(self, units):
        super().__init__()
        self.lstm = nn.LSTM(28, units, batch_first=True)
        self.lstm.bias_hh_l0.requires_grad_(False)  # One bias is enough.

    def forward(self, images):
        return self.lstm(images)[0][:, -1]


`;

const unitLength = `class UnitLength(nn.Module):
    def forward(self, x):
        return x / x.square().sum(1, keepdim=True).clamp(min=1e-6).sqrt()


`;

/** The program. @param note a line for its head; `null` for none */
export function pytorchProgram(settings: ProgramSettings, note: string | null): string {
  const { layers } = architectureOf(settings);
  const has = (op: string): boolean => layers.some((layer) => layer.op === op);
  const forget = has('lstm')
    ? `
    lstm = encoder[0].lstm
    nn.init.ones_(lstm.bias_ih_l0.data[lstm.hidden_size : 2 * lstm.hidden_size])  # The forget gate.`
    : '';
  const encoder = `def make_encoder():
    encoder = nn.Sequential(
${pytorchLayers(layers)
  .map((line) => `        ${line},`)
  .join('\n')}
    )
    for weight in encoder.parameters():
        spread = 0 if weight.ndim == 1 else weight[0].numel() ** -0.5
        nn.init.uniform_(weight, -spread, spread)${forget}
    return encoder


`;
  const body = [
    `run = ${pythonOf(settings)}\n`,
    pytorchBatches(settings),
    `${has('lstm') ? lastState : ''}${has('l2normalize') ? unitLength : ''}${encoder.trimEnd()}\n`,
    pytorchLosses[settings.loss],
    pytorchOptimizers[settings.optimizer],
    loop,
  ].join('\n\n');
  const imports = importsOf(body).replace('import numpy', 'import sys\n\nimport numpy');
  return `# A siamese network in PyTorch. Run: python siamese.py FOLDER [STEPS]
# FOLDER has MNIST's train-images-idx3-ubyte and train-labels-idx1-ubyte, unpacked.
${note === null ? '' : `# ${note}\n`}${imports.replace('import torch\n', 'import torch\nfrom torch import nn\n')}

${body}`;
}

/** The settings in Python's words. */
function pythonOf(settings: object): string {
  const words: Readonly<Record<string, string>> = { true: 'True', false: 'False' };
  return runText(settings, '    ').replaceAll(
    /(?<=: )(true|false)(?=,\n)/g,
    (word) => words[word] ?? word,
  );
}
