// Packs MNIST for the page: `node scripts/pack-mnist.mjs`, part of `npm run build`.

import { runMain } from './fault.mjs';
import { packMnist } from './mnist/pack.mjs';

await runMain(() => packMnist());
