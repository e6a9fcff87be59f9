/**
 * A model of the page: what a person may do in a state, and what must be seen then. It knows nothing of
 * how the page does it.
 */
import type { RandomSource } from '../../../src/data/random.ts';
import { expect, type Playground } from '../../e2e/support/playground.ts';

type RunState = 'ready' | 'training' | 'paused' | 'finished';
type Offer = 'Undo reset' | 'Undo import' | 'Bring it back';

export interface Model {
  runState: RunState;
  /** Steps done; `null` while nobody can know. */
  step: number | null;
  /** The offer to undo, and the step that it brings back. */
  undo: { readonly offer: Offer; readonly step: number } | null;
  /** The file that is imported. */
  readonly file: { readonly text: string; readonly steps: number };
  backend: 'wasm' | 'cpu';
  hasInk: { a: boolean; b: boolean };
  /** Whether the page may be loaded anew: nothing can be seen to grow over that. */
  mayReload: boolean;
}

/** What a person does. */
export interface Action {
  readonly name: string;
  /** How often it is chosen, beside the others. */
  readonly weight: number;
  readonly isPossible: (model: Model) => boolean;
  readonly act: (playground: Playground, model: Model, random: RandomSource) => Promise<void>;
}

/** A figure over all pairs, in plain JavaScript. */
const longMs = 300_000;

const always = (): boolean => true;
const isAtRest = ({ runState }: Model): boolean => runState !== 'training';
const hasLearnt = ({ runState, step }: Model): boolean => runState === 'training' || step !== 0;
const trainWords = { ready: 'Train', training: 'Pause', paused: 'Resume', finished: 'Train on' };

/** Waits until the run rests, and takes over how: a run ends by itself where its planned steps are done. */
async function rests({ runState }: Playground, model: Model): Promise<void> {
  await expect(runState).toHaveAttribute('data-value', /ready|paused|finished/, {
    timeout: longMs,
  });
  const state = await runState.getAttribute('data-value');
  model.runState = state === 'finished' ? 'finished' : model.step === 0 ? 'ready' : 'paused';
}

/** Stops the run, which may have ended by itself meanwhile, and reads its step. */
export async function settle(playground: Playground, model: Model): Promise<void> {
  const pause = playground.button('Pause');
  if (await pause.isVisible()) await pause.click({ timeout: 5_000 }).catch(() => {});
  await rests(playground, model);
  // A step that was under way still counts; on a busy machine its number comes late.
  let step = Number.NaN;
  const isSettled = async (): Promise<boolean> => {
    const last = step;
    step = await playground.number(playground.stepCount);
    return step === last;
  };
  await expect.poll(isSettled, { intervals: [1_000] }).toBe(true);
  model.step = step;
}

/** A default network at rest that has been measured, with another one set aside: always the same holdings. */
export async function beginAnew(playground: Playground, model: Model): Promise<void> {
  // The first one sets aside whatever was at hand, the second one the first one.
  for (let turn = 0; turn < 2; turn++) {
    await settle(playground, model);
    await startExperiment(playground, model, 'The default');
    await expect(playground.stepCount).not.toHaveAttribute('data-value', '0');
  }
  await settle(playground, model);
  await expect(playground.page.getByText('measuring …')).toHaveCount(0);
}

async function startExperiment(playground: Playground, model: Model, name: string): Promise<void> {
  await playground.experiment(name);
  setAside(model, 'Undo reset');
  model.step = null;
  model.runState = 'training';
  await expect(playground.runState).toHaveAttribute('data-value', 'training');
  await playground.press('Close the experiment’s words');
}

/** The run at hand makes way for another one; one that has learnt nothing is not worth an offer. */
function setAside(model: Model, offer: Offer): void {
  if (model.step !== null && model.step > 0) model.undo = { offer, step: model.step };
}

export const actions: readonly Action[] = [
  {
    name: 'train',
    weight: 6,
    isPossible: isAtRest,
    act: async (playground, model) => {
      await playground.press(trainWords[model.runState]);
      model.runState = 'training';
      model.step = null;
      await expect(playground.runState).toHaveAttribute('data-value', /training|finished/);
    },
  },
  {
    name: 'pause',
    weight: 8,
    isPossible: ({ runState }) => runState === 'training',
    act: settle,
  },
  {
    name: 'step',
    weight: 6,
    isPossible: isAtRest,
    act: async (playground, model) => {
      await playground.press('Step');
      model.step = (model.step ?? Number.NaN) + 1;
      await playground.hasSteps(model.step);
      await rests(playground, model);
    },
  },
  {
    name: 'reset',
    weight: 3,
    isPossible: hasLearnt,
    act: async (playground, model) => {
      if (model.runState === 'training') await settle(playground, model);
      await playground.press('Reset');
      setAside(model, 'Undo reset');
      model.runState = 'ready';
      model.step = 0;
    },
  },
  {
    name: 'undo',
    weight: 4,
    isPossible: (model) => isAtRest(model) && model.undo !== null,
    act: async (playground, model) => {
      const { offer = '', step = 0 } = model.undo ?? {};
      await playground.press(offer);
      model.undo = null;
      setAside(model, 'Bring it back');
      model.step = step;
      await playground.hasSteps(step);
      await rests(playground, model);
    },
  },
  {
    name: 'import weights',
    weight: 2,
    isPossible: isAtRest,
    act: async (playground, model) => {
      await playground.importWeights(model.file.text);
      setAside(model, 'Undo import');
      model.runState = 'finished';
      model.step = model.file.steps;
    },
  },
  {
    name: 'import rubbish',
    weight: 1,
    isPossible: isAtRest,
    act: async (playground) => {
      await playground.importWeights('{"format":"siamese-playground.weights","version":9}');
      await expect(playground.alert).toContainText('version');
      await playground.press('Close the message');
      await expect(playground.alert).toHaveCount(0);
    },
  },
  {
    name: 'start an experiment',
    weight: 1,
    isPossible: isAtRest,
    act: async (playground, model, random) => {
      // None that collapses: it would tell nothing apart.
      const names = ['The default', 'Two numbers only', '7, 8 and 9 never seen'];
      const name = names[random.below(names.length)] ?? 'The default';
      await startExperiment(playground, model, name);
    },
  },
  {
    name: 'change the backend',
    weight: 1,
    isPossible: isAtRest,
    act: async (playground, model, random) => {
      // Plain JavaScript is slow: mostly it is left at once.
      const backend = random.below(4) === 0 ? 'cpu' : 'wasm';
      await playground.choose('Backend', backend === 'cpu' ? 'Plain JavaScript' : 'WASM');
      await expect(playground.backend).toHaveAttribute('data-value', backend);
      // What was set aside lived in the old worker.
      if (backend !== model.backend) model.undo = null;
      model.backend = backend;
      await rests(playground, model);
    },
  },
  {
    name: 'change the margin',
    weight: 2,
    isPossible: always,
    act: (playground, _model, random) => playground.set('Margin', 1 + random.below(10) / 10),
  },
  {
    name: 'open another tab',
    weight: 10,
    isPossible: always,
    act: async (playground, _model, random) => {
      const tabs = await playground.page.getByRole('tab').all();
      const tab = tabs[random.below(tabs.length)];
      await tab?.click();
      await expect(tab ?? playground.runState).toHaveAttribute('aria-selected', 'true');
    },
  },
  {
    name: 'draw on pad A',
    weight: 5,
    isPossible: always,
    act: async ({ a }, model, random) => {
      await a.draw(random.below(10), random.below(3));
      model.hasInk.a = true;
    },
  },
  {
    name: 'put a test digit on pad B',
    weight: 5,
    isPossible: always,
    act: async ({ b }, model) => {
      await b.random.click();
      model.hasInk.b = true;
    },
  },
  {
    name: 'clear pad A',
    weight: 3,
    isPossible: ({ hasInk }) => hasInk.a,
    act: async ({ a }, model) => {
      await a.clear.click();
      model.hasInk.a = false;
    },
  },
  {
    name: 'reload the page',
    weight: 2,
    isPossible: (model) => isAtRest(model) && model.mayReload,
    act: async (playground, model) => {
      await playground.page.reload();
      // What was set aside is under Runs now.
      model.undo = null;
      await rests(playground, model);
    },
  },
];

/** Expects to see what the model says. */
export async function agrees(playground: Playground, model: Model): Promise<void> {
  const { runState, stepCount, verdict, alert } = playground;
  await expect(alert).toHaveCount(0);
  if (model.runState === 'training') {
    await expect(runState).toHaveAttribute('data-value', /training|finished/);
    return;
  }
  await expect(runState).toHaveAttribute('data-value', model.runState);
  await expect(stepCount).toHaveAttribute('data-value', String(model.step));
  await expect(playground.button(trainWords[model.runState])).toBeEnabled();
  await expect(playground.button('Reset')).toBeEnabled({ enabled: model.step !== 0 });
  for (const offer of ['Undo reset', 'Undo import', 'Bring it back'] as const) {
    await expect(playground.button(offer)).toHaveCount(model.undo?.offer === offer ? 1 : 0);
  }
  const { a, b } = model.hasInk;
  const isJudged = a && b && model.step !== 0;
  await expect(verdict).toHaveAttribute('data-verdict', isJudged ? /same|different/ : 'none', {
    timeout: longMs,
  });
}
