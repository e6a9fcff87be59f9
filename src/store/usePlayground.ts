/** Owns the page's one store; components read slices of it. The only module of this room with React. */
import { useStore } from 'zustand';
import { TrainingClient } from '../client/trainingClient.ts';
import { UmapClient } from '../client/umapClient.ts';
import { fetchText } from './core/fetchText.ts';
import { holdLock } from './core/holdLock.ts';
import { browserKept } from './core/kept/browserKept.ts';
import { pageMemory } from './core/pageMemory.ts';
import { readQuery } from './core/query.ts';
import { saveFile } from './core/saveFile.ts';
import { createPlayground, type Playground, type PlaygroundActions } from './playground.ts';

const playground = createPlayground({
  createClient: (listener) => new TrainingClient(listener),
  addressOf: (path) => new URL(path, document.baseURI).href,
  umap: new UmapClient(),
  query: readQuery(window.location.search),
  probeMemory: pageMemory('siamese-playground.probe'),
  random: Math.random,
  kept: browserKept(),
  now: () => performance.now(),
  after: (ms, action) => {
    const timer = setTimeout(action, ms);
    return () => clearTimeout(timer);
  },
  holdLock,
  saveFile,
  fetchText,
});

/** The part of the state that a selector picks; the component renders again when the part changes. */
export function usePlayground<Slice>(select: (state: Playground) => Slice): Slice {
  return useStore(playground, select);
}

/** The present state, and a call after each change: for components that set their own pace. */
export const { getState, subscribe } = playground;

/** The actions, which never change. */
export const actions: PlaygroundActions = playground.getState().actions;
