/** Keeps an error in a part of the page from taking the rest of the page with it. */
import type { ReactNode } from 'react';
import { ErrorBoundary } from 'react-error-boundary';
import type { Playground } from '../../store/playground.ts';
import { usePlayground } from '../../store/usePlayground.ts';
import { Button } from './Button.tsx';
import { Message, type MessageLook } from './Message.tsx';

const selectRunId = ({ run: { status } }: Playground): number | null => status?.runId ?? null;

interface GuardProps {
  /** Puts the message where the part would be; by default, it stands alone. */
  readonly frame?: (message: ReactNode) => ReactNode;
  readonly look?: MessageLook;
  readonly children: ReactNode;
}

/** A message takes the place of a part that throws; its button and the next run show the part anew. */
export function Guard({ frame = (message) => message, look = 'part', children }: GuardProps) {
  const runId = usePlayground(selectRunId);
  return (
    <ErrorBoundary
      resetKeys={[runId]}
      fallbackRender={({ error, resetErrorBoundary }) =>
        frame(
          <Message
            isAlert
            look={look}
            detail={String(error)}
            button={<Button onClick={() => resetErrorBoundary()}>Try again</Button>}
          >
            This part of the page has stopped on an error. The rest goes on.
          </Message>,
        )
      }
    >
      {children}
    </ErrorBoundary>
  );
}
