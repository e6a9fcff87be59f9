/** Owns the place of the comparison's dialog on the page. */
import { useState } from 'react';
import { actions, usePlayground } from '../../store/usePlayground.ts';
import { later } from '../components/later.tsx';
import type { NamedRun } from './armOptions.ts';

/** Loads the dialog, and with it the statistics, only when a person opens it. */
const SeedsDialog = later(async () => (await import('./SeedsDialog.tsx')).SeedsDialog);

interface CompareOverSeedsProps {
  /** The kept runs, whose settings can be compared. */
  readonly runs?: readonly NamedRun[];
}

const noRuns: readonly NamedRun[] = [];

/** The dialog, while it is open. */
export function CompareOverSeeds({ runs = noRuns }: CompareOverSeedsProps) {
  const isShown = usePlayground(({ seeds }) => seeds.isShown);
  return isShown && <Opened runs={runs} />;
}

function Opened({ runs }: Required<CompareOverSeedsProps>) {
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
