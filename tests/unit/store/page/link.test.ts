import { describe, expect, it } from 'vitest';
import { defaultSettings } from '../../../../src/settings/settings.ts';
import { FakeBrowser, openPlayground } from '../../../helpers/fakePlayground.ts';
import { KeptInMemory } from '../../../helpers/keptInMemory.ts';
import { laterTask } from '../../../helpers/laterTask.ts';

describe('a page that is opened by a link', () => {
  it('begins a run with the link’s settings, backend and all', async () => {
    const { state } = await openPlayground({ query: '?backend=cpu&encoder=lstm&steps=40' });
    const settings = { ...defaultSettings, encoder: 'lstm', steps: 40 };
    expect(state().settings).toEqual(settings);
    await laterTask();
    expect(state().run.status?.settings).toEqual(settings);
    expect(state().backendChoice).toBe('cpu');
    expect(state().problem).toBeNull();
  });

  it('says in one message what was left out, and takes the rest', async () => {
    const { state } = await openPlayground({ query: '?steps=0&colour=red&margin=2' });
    expect(state().settings).toEqual({ ...defaultSettings, margin: 2 });
    expect(state().problem?.message).toMatch(
      /^Not all of the link could be followed\. .*steps is “0”.*\. .*“colour”.*\.$/,
    );
  });

  it('also says what was wrong before it', async () => {
    const kept = new KeptInMemory({ runs: { k1: 'broken' } });
    const browser = new FakeBrowser(kept);
    const alone = (await openPlayground({ browser })).state().problem;
    expect(alone).not.toBeNull();
    const other = new FakeBrowser(new KeptInMemory({ runs: { k1: 'broken' } }));
    const { state } = await openPlayground({ browser: other, query: '?steps=0' });
    expect(state().problem?.message).toContain(`${alone?.message} Not all of the link`);
  });

  it('opens an experiment with its words, and waits for a person to train', async () => {
    const { state, worker } = await openPlayground({ query: '?experiment=lstm' });
    expect(state().settings.encoder).toBe('lstm');
    expect(state().experiment).toBe('lstm');
    expect(worker.status).toMatchObject({ state: 'ready', step: 0 });
  });

  it('takes over the trained network of an experiment, and still says what was wrong', async () => {
    const asked: string[] = [];
    const { state } = await openPlayground({
      query: '?experiment=trained&seed=-1',
      fetchText: async (path) => {
        asked.push(path);
        return '{}';
      },
    });
    expect(asked).toEqual(['trained/cnn.json']);
    expect(state().experiment).toBe('trained');
    expect(state().problem?.message).toContain('seed is “-1”');
  });

  it('hides what the link takes away until a person wants all of it', async () => {
    const { state } = await openPlayground({ query: '?hide=map,curves' });
    expect(state().hidden).toEqual(['map', 'curves']);
    state().actions.page.showAll();
    expect(state().hidden).toEqual([]);
  });
});
