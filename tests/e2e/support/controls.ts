/**
 * Hides a picture's controls, which a saved picture leaves out, while its panel is photographed. The
 * functions run in the page and need nothing but their argument, so that any driver can send them there.
 */

/** Rows with nothing but controls go away; controls beside something else leave their place empty. */
export function hideControls(figure: Element): void {
  const { width } = figure.getBoundingClientRect();
  for (const control of figure.querySelectorAll<HTMLElement>('[data-picture-chrome]')) {
    const isRow = control.getBoundingClientRect().width > 0.85 * width;
    if (isRow) control.style.setProperty('display', 'none', 'important');
    else control.style.setProperty('visibility', 'hidden', 'important');
  }
}

export function showControls(figure: Element): void {
  for (const control of figure.querySelectorAll<HTMLElement>('[data-picture-chrome]')) {
    control.style.removeProperty('display');
    control.style.removeProperty('visibility');
  }
}
