/** Owns the page's one store; components read slices of it. The only module of this room with React. */
import { useStore } from 'zustand';
import { FilesClient } from '../client/filesClient.ts';
import { TrainingClient } from '../client/trainingClient.ts';
import { UmapClient } from '../client/umapClient.ts';
import { defaultDataset } from '../settings/datasets.ts';
import { readLink } from '../settings/link/readLink.ts';
import { fetchText } from './core/browser/fetchText.ts';
import { browserOfflineCopy } from './core/browser/offlineCopy.ts';
import { browserPageLife } from './core/browser/pageLife.ts';
import { pageMemory, tabMemory } from './core/browser/pageMemory.ts';
import { saveBytes, saveFile } from './core/browser/saveFile.ts';
import { browserScreen } from './core/browser/screen.ts';
import { browserStorage } from './core/browser/storage.ts';
import { browserTabs } from './core/browser/tabs.ts';
import { timeKey } from './core/browser/timeKey.ts';
import { browserRecords } from './core/kept/browserRecords.ts';
import { isInForeignFrame } from './embed/frames.ts';
import { keepingNothing } from './embed/keepingNothing.ts';
import { browserVersion } from './page/browserVersion.ts';
import { createPlayground, type Playground, type PlaygroundActions } from './playground.ts';

const linked = readLink(window.location.search, defaultDataset);
// In the frame of another site, the whole page could be made to delete what a person does not see.
const embed = linked.embed ?? (isInForeignFrame(window) ? 'pads' : null);

const keepingInBrowser = () => ({
  probeMemory: pageMemory('siamese-playground.probe'),
  kept: browserRecords(),
  tabMemory: tabMemory('siamese-playground.run'),
  newestMemory: pageMemory('siamese-playground.run'),
  tabs: browserTabs(),
  storageUse: browserStorage(),
  offlineCopy: browserOfflineCopy(),
});

const playground = createPlayground({
  ...(embed === null ? keepingInBrowser() : keepingNothing()),
  createClient: (listener) => new TrainingClient(listener),
  addressOf: (path) => new URL(path, document.baseURI).href,
  umap: new UmapClient(),
  files: new FilesClient(),
  link: { ...linked, embed },
  random: Math.random,
  newKey: () => timeKey(Date.now()),
  now: Date.now,
  pageLife: browserPageLife(),
  screen: browserScreen(),
  clockMs: () => performance.now(),
  after: (ms, action) => {
    const timer = setTimeout(action, ms);
    return () => clearTimeout(timer);
  },
  saveFile,
  saveBytes,
  fetchText,
  lookForNewVersion: browserVersion,
});

/** The part of the state that a selector picks; the component renders again when the part changes. */
export function usePlayground<Slice>(select: (state: Playground) => Slice): Slice {
  return useStore(playground, select);
}

/** The present state, and a call after each change: for components that set their own pace. */
export const { getState, subscribe } = playground;

/** The actions, which never change. */
export const actions: PlaygroundActions = playground.getState().actions;
