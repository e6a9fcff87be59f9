import { type ComponentType, type FunctionComponent, lazy, Suspense } from 'react';

/**
 * A component whose code comes when it is first shown: the first paint does without. Where the code
 * cannot be fetched, it says so in its place: an error would take the whole page away.
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
