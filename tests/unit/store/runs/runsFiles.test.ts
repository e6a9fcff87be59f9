import { beforeEach, describe, expect, it } from 'vitest';
import {
  FakeBrowser,
  type FakePlayground,
  openPlayground,
} from '../../../helpers/fakePlayground.ts';
import { KeptInMemory } from '../../../helpers/keptInMemory.ts';
import {
  headOf,
  keepOneRun,
  keptRecord,
  trainAndKeep,
  trainOn,
} from '../../../helpers/keptRuns.ts';
import { laterTask } from '../../../helpers/laterTask.ts';

let kept: KeptInMemory;
let browser: FakeBrowser;
let page: FakePlayground;

beforeEach(async () => {
  kept = new KeptInMemory();
  browser = new FakeBrowser(kept);
  page = await openPlayground({ browser });
});

const key = (): string => page.state().runs.presentKey ?? 'none';
const runs = () => page.state().actions.runs;

const keptRun = (steps: number, opened = page): Promise<string> => keepOneRun(opened, steps);

function fileOf(text: string): File {
  return new File([text], 'run.json');
}

describe('a run file', () => {
  it('gives an equal run in another browser, kept at once', async () => {
    const run = await keptRun(700);
    await page.state().actions.runsList.rename(run, 'Best one');
    await runs().export(run);
    const [file] = page.files;
    expect(file?.name).toBe('siamese-run-best-one-700.json');
    const elsewhere = new KeptInMemory();
    const other = await openPlayground({ browser: new FakeBrowser(elsewhere) });
    await other.state().actions.runs.import(fileOf(file?.text ?? ''));
    await laterTask();
    const state = await kept.read('states', run);
    expect(other.worker.calls.findLast(({ name }) => name === 'takeUp')?.value).toEqual({
      ...(typeof state === 'object' ? state : {}),
      runId: 0,
    });
    expect(other.state().run.record).toEqual(await keptRecord(kept, run));
    expect(other.state().run.status).toMatchObject({ step: 700, state: 'paused' });
    other.worker.tellCopy();
    await laterTask();
    const { presentKey } = other.state().runs;
    expect(await headOf(elsewhere, presentKey)).toMatchObject({
      name: 'Best one',
      step: 700,
      number: 1,
    });
    expect(await keptRecord(elsewhere, presentKey)).toEqual(await keptRecord(kept, run));
  });

  it('of the run at hand is of the present step', async () => {
    await trainAndKeep(page, 3);
    trainOn(page, 4);
    await runs().export(key());
    expect(page.files[0]?.name).toBe('siamese-run-run-1-7.json');
  });

  it('can be imported beside a trained run, which stays as it is', async () => {
    const run = await keptRun(6);
    await runs().export(run);
    await trainAndKeep(page, 2);
    const before = key();
    await runs().import(fileOf(page.files[0]?.text ?? ''));
    page.worker.tellCopy();
    await laterTask();
    expect(key()).not.toBe(before);
    expect(await headOf(kept, before)).toMatchObject({ step: 2 });
    expect(await headOf(kept, key())).toMatchObject({ step: 6, name: 'Run 1' });
    expect(page.state().runs.list).toHaveLength(3);
  });

  it.each([
    ['no JSON', 'run', /^The file is not JSON/],
    ['of weights', '{"format":"siamese-playground.weights","version":1}', /has weights alone/],
  ])('that is %s changes nothing but the problem', async (_, text, message) => {
    await trainAndKeep(page, 3);
    const before = page.state();
    const writes = kept.writes.length;
    await runs().import(fileOf(text));
    expect(page.state()).toEqual({
      ...before,
      problem: { message: expect.stringMatching(message), remedy: null },
    });
    expect(kept.writes).toHaveLength(writes);
    expect(page.worker.names).not.toContain('takeUp');
  });

  it('that the worker refuses changes nothing but the problem, and training goes on', async () => {
    const run = await keptRun(6);
    await runs().export(run);
    await trainAndKeep(page, 3);
    const before = page.state();
    page.worker.refusal = 'the layers do not fit';
    await runs().import(fileOf(page.files[0]?.text ?? ''));
    expect(page.state()).toEqual({
      ...before,
      problem: { message: 'The run cannot be opened: the layers do not fit', remedy: null },
    });
    await trainAndKeep(page, 3);
    expect(await headOf(kept, key())).toMatchObject({ step: 6, name: null });
    // A later run of its own does not take over what the refused file said.
    await page.state().actions.run.reset();
    await trainAndKeep(page, 2);
    expect(await headOf(kept, key())).toMatchObject({ step: 2, name: null });
  });

  it('of other data is refused with a sentence', async () => {
    const run = await keptRun(6);
    const head = { ...(await headOf(kept, run)), dataset: 'Old digits' };
    await kept.write([{ kind: 'put', store: 'runs', key: run, value: head }]);
    await page.state().actions.runsList.refresh();
    await runs().export(run);
    await runs().import(fileOf(page.files[0]?.text ?? ''));
    expect(page.state().problem?.message).toBe('Run 1 learnt from “Old digits”, which is not here');
    expect(page.worker.names).not.toContain('takeUp');
  });
});
