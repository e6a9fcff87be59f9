/** The backend that runs, as the worker tells of it. Types only. */
export type { BackendInfo, ProbeOutcome } from '../siamese/backend/backendInfo.ts';
