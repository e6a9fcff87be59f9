/** What a user of tf.layers would write after the tutorials, on TensorFlow.js as it comes. */
import { createRandom } from '../../../src/data/random.ts';
import type { PlainName } from './contender.ts';
import { createPlainAllPairs } from './plainAllPairs.ts';
import { startPlainBackend } from './plainBackend.ts';
import { lstmEncoder, tutorialEncoder } from './plainEncoders.ts';
import { createPlainPairs } from './plainPairs.ts';
import { serve } from './serve.ts';

serve<PlainName>({
  startBackend: startPlainBackend,
  create: (name, dataset, seed) => {
    const random = createRandom(seed, 'batch');
    switch (name) {
      case "the tutorials' CNN in tf.layers":
        return createPlainPairs(tutorialEncoder(seed), dataset, random);
      case "tf.layers' LSTM":
        return createPlainAllPairs(lstmEncoder(seed), dataset, random);
    }
  },
});
