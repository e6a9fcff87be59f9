/** Owns the colour theme of the page. */
import { useEffect, useState } from 'react';

export type Theme = 'light' | 'dark';

const storageKey = 'siamese-playground.theme';
const systemIsDark = window.matchMedia('(prefers-color-scheme: dark)');
/** Whether the system has a contrast theme: then its colours count, and it says whether they are dark. */
const systemHasContrast = window.matchMedia('(forced-colors: active)');

interface ThemeOfPage {
  readonly theme: Theme;
  /** Whether a person can choose the theme here. */
  readonly canChoose: boolean;
  readonly toggle: () => void;
}

/** The chosen theme, or else the one of the system. The browser stores the choice if it allows that. */
export function useTheme(): ThemeOfPage {
  const [chosen, setChosen] = useState<Theme | null>(remembered);
  const isDark = useMatch(systemIsDark);
  const hasContrast = useMatch(systemHasContrast);
  const system = isDark ? 'dark' : 'light';
  const theme = hasContrast ? system : (chosen ?? system);

  useEffect(() => {
    // What is painted on canvases is painted again when one of them changes.
    document.documentElement.dataset['theme'] = theme;
    document.documentElement.dataset['contrast'] = hasContrast ? 'forced' : 'own';
  }, [theme, hasContrast]);

  const toggle = (): void => {
    const next = theme === 'dark' ? 'light' : 'dark';
    setChosen(next);
    remember(next);
  };
  return { theme, canChoose: !hasContrast, toggle };
}

/** Whether a media query holds, always current. */
function useMatch(query: MediaQueryList): boolean {
  const [matches, setMatches] = useState(query.matches);
  useEffect(() => {
    const follow = (): void => setMatches(query.matches);
    query.addEventListener('change', follow);
    follow();
    return () => query.removeEventListener('change', follow);
  }, [query]);
  return matches;
}

function remembered(): Theme | null {
  try {
    const stored = localStorage.getItem(storageKey);
    return stored === 'light' || stored === 'dark' ? stored : null;
  } catch {
    return null;
  }
}

/** The browser may refuse storage (private window, site settings): the theme then lasts for this visit. */
function remember(theme: Theme): void {
  try {
    localStorage.setItem(storageKey, theme);
  } catch {
    return;
  }
}
