/** Mounts the page into `#root`. Knows nothing of what the page shows. */
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import '@fontsource-variable/inter/index.css';
import { installTrustedText } from './store/core/browser/trustedText.ts';
import './views/theme/theme.css';
import { App } from './views/App.tsx';
import { PageGuard } from './views/PageGuard.tsx';

installTrustedText();
const root = document.getElementById('root');
if (root === null) throw new Error('The page has no element with the id “root”');
createRoot(root).render(
  <StrictMode>
    <PageGuard>
      <App />
    </PageGuard>
  </StrictMode>,
);
