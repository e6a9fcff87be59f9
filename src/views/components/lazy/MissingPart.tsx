/** Draws what stands in the place of a lazy part whose code did not arrive. */
import type { Offer } from '../../../store/page/newVersion.ts';
import { actions } from '../../../store/usePlayground.ts';
import { Button } from '../Button.tsx';
import { Message } from '../Message.tsx';

interface MissingPartProps {
  readonly offer: Offer;
  readonly isTrying: boolean;
  /** Whether this message is to be read out: the same part may be missing in several places. */
  readonly isSpeaker: boolean;
  readonly onTryAgain: () => void;
}

/** With a new version on the server, the only remedy is to load that. */
export function MissingPart({ offer, isTrying, isSpeaker, onTryAgain }: MissingPartProps) {
  if (offer === 'another') {
    return (
      <Message isAlert={isSpeaker} button={<ReloadButton />}>
        A new version of this page is here, and this part of the old one is gone.
      </Message>
    );
  }
  return (
    <Message
      isAlert={isSpeaker}
      button={
        // Not disabled while it tries: a disabled button loses the focus.
        <Button aria-busy={isTrying} onClick={onTryAgain}>
          Try again
        </Button>
      }
    >
      {offer === 'same'
        ? 'This part could not be loaded: its file did not arrive.'
        : 'This part could not be loaded: the server does not answer.'}
    </Message>
  );
}

/** Loads the new version; the run is seen to before. */
export function ReloadButton() {
  return <Button onClick={() => void actions.page.reload()}>Reload</Button>;
}
