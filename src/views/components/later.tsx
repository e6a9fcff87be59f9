/** Loads the code of a component when it is first shown. */
import { type ComponentType, type FunctionComponent, lazy, Suspense } from 'react';

/**
 * The first paint does not wait for this code. If the code cannot be fetched, a short message takes the
 * place of the component: an error would remove the whole page.
 * @param load imports it
 */
export function later<Props extends object>(
  load: () => Promise<ComponentType<Props>>,
): FunctionComponent<Props> {
  const Lazy = lazy<ComponentType<Props>>(async () => {
    try {
      return { default: await load() };
    } catch {
      return { default: Missing };
    }
  });
  return (props) => (
    <Suspense fallback={null}>
      <Lazy {...props} />
    </Suspense>
  );
}

function Missing() {
  return <p role="alert">This part could not be loaded. Reload the page to try again.</p>;
}
