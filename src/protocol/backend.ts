/** Gives the page what the worker reports about its backend. Types only. */
export type { BackendInfo, ProbeOutcome } from '../siamese/backend/backendInfo.ts';
