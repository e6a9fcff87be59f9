/** Draws the button that exchanges the drawings of both pads. */
import { ArrowLeftRight } from 'lucide-react';
import { isEmpty } from '../../store/pads/pad.ts';
import { actions, usePlayground } from '../../store/usePlayground.ts';
import { Button } from '../components/Button.tsx';

/** Disabled while both pads are empty. */
export function SwapButton() {
  const isNothingThere = usePlayground(({ pads }) => isEmpty(pads.a) && isEmpty(pads.b));
  return (
    <Button
      look="icon"
      aria-label="Swap A and B"
      title="Swap A and B"
      disabled={isNothingThere}
      onClick={actions.pads.swap}
    >
      <ArrowLeftRight size={16} aria-hidden />
    </Button>
  );
}
