/** Owns the place of the comparison's dialog on the page. */
import { useMemo, useState } from 'react';
import { runNameOf } from '../../store/runs/keptRun.ts';
import { actions, usePlayground } from '../../store/usePlayground.ts';
import { laterDialog } from '../components/lazy/laterDialog.tsx';
import type { NamedRun } from './armOptions.ts';

/** Loads the dialog, and with it the statistics, only when a person opens it. */
const SeedsDialog = laterDialog(
  'Compare over seeds',
  () => import('./SeedsDialog.tsx'),
  ({ SeedsDialog }) => SeedsDialog,
);

/** The dialog, while it is open. */
export function CompareOverSeeds() {
  const isShown = usePlayground(({ seeds }) => seeds.isShown);
  return isShown && <Opened />;
}

function Opened() {
  const list = usePlayground((state) => state.runs.list);
  const runs = useMemo<readonly NamedRun[]>(
    () => list.map((run) => ({ name: runNameOf(run), settings: run.settings })),
    [list],
  );
  const [opener] = useState(() => document.activeElement);
  return (
    <SeedsDialog
      runs={runs}
      onClose={() => actions.seeds.hide()}
      onClosed={() => {
        if (opener instanceof HTMLElement) opener.focus();
      }}
    />
  );
}
