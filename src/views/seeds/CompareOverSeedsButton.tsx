/** Draws the button that opens the comparison over seeds. */
import { ChartNoAxesColumn } from 'lucide-react';
import { actions, usePlayground } from '../../store/usePlayground.ts';
import { Button } from '../components/Button.tsx';

/** `CompareOverSeeds` draws the dialog, once on the page. */
export function CompareOverSeedsButton() {
  const isShown = usePlayground(({ seeds }) => seeds.isShown);
  return (
    <Button
      aria-haspopup="dialog"
      aria-expanded={isShown}
      onClick={(event) => {
        // Some browsers do not focus a pressed button, and the dialog gives the focus back.
        event.currentTarget.focus();
        actions.seeds.show();
      }}
    >
      <ChartNoAxesColumn size={15} aria-hidden /> Compare over seeds
    </Button>
  );
}
