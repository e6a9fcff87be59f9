/**
 * Owns one row for each thing after which a run's settings and its number of steps alone do not lead to its
 * network any more. Imports no other table.
 */

/** What happened, as a sentence about the run. */
export const detours = {
  inexact: 'Some of its steps were taken without exact arithmetic.',
  changed: 'A setting was changed while it trained.',
  'trained-on': 'It trained on after its planned end.',
  'turned-back': 'Its loss went astray, and it went back to earlier weights.',
  imported: 'It began with weights that came from elsewhere.',
  'missing-images': 'Some of its images did not arrive.',
} as const satisfies Readonly<Record<string, string>>;

export type Detour = keyof typeof detours;

/** All of them. */
export const detourKinds: readonly Detour[] = Object.keys(detours).filter(
  (kind): kind is Detour => kind in detours,
);
