/** Owns the colour theme of the page. */
import { useEffect, useState } from 'react';

export type Theme = 'light' | 'dark';

const storageKey = 'siamese-playground.theme';
const systemIsDark = window.matchMedia('(prefers-color-scheme: dark)');

/** The chosen theme, or else the one of the system. The browser stores the choice if it allows that. */
export function useTheme(): [Theme, () => void] {
  const [chosen, setChosen] = useState<Theme | null>(remembered);
  const [system, setSystem] = useState<Theme>(systemIsDark.matches ? 'dark' : 'light');
  const theme = chosen ?? system;

  useEffect(() => {
    const follow = (): void => setSystem(systemIsDark.matches ? 'dark' : 'light');
    systemIsDark.addEventListener('change', follow);
    return () => systemIsDark.removeEventListener('change', follow);
  }, []);

  useEffect(() => {
    document.documentElement.dataset['theme'] = theme;
  }, [theme]);

  const toggle = (): void => {
    const next = theme === 'dark' ? 'light' : 'dark';
    setChosen(next);
    remember(next);
  };
  return [theme, toggle];
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
