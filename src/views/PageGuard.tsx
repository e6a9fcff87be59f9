/** Keeps an error that no part of the page has caught from leaving an empty page. */
import type { ReactNode } from 'react';
import { ErrorBoundary } from 'react-error-boundary';
import { actions } from '../store/usePlayground.ts';
import styles from './app.module.css';
import { Button } from './components/Button.tsx';
import { Message } from './components/Message.tsx';

/** The store and the worker are outside React: what they hold is still there when the page is drawn anew. */
export function PageGuard({ children }: { readonly children: ReactNode }) {
  return (
    <ErrorBoundary
      fallbackRender={({ error, resetErrorBoundary }) => (
        <main className={styles['stopped']}>
          <Message
            isAlert
            detail={String(error)}
            button={
              <div className={styles['remedies']}>
                <Button look="primary" onClick={() => resetErrorBoundary()}>
                  Draw the page again
                </Button>
                <Button onClick={() => void actions.page.reload()}>Reload</Button>
              </div>
            }
          >
            The page has stopped on an error.
          </Message>
        </main>
      )}
    >
      {children}
    </ErrorBoundary>
  );
}
