/**
 * Turns the computed styles of elements into classes of one style sheet. A copy of an element in another
 * document then looks the same, though none of the page's rules apply to it.
 */

/** The class that takes every style of the copy's own engine away, before the others add theirs. */
const blank = 'blank';
/** No element has this colour: whatever follows `color` by default is thus written out. */
const noColour = 'rgb(1, 2, 3)';
/** No element has this font. WebKit gives an element whose font is `initial` that of its parent. */
const noFont = 'none';

/** Properties of no consequence for a still picture, and those that say again what others say. */
const left =
  /^(animation|transition|scroll|overscroll|view-|timeline-|offset-|anchor-|position-|contain|content|color-scheme|forced-color|cursor|pointer-events|user-|touch-action|will-change|perspective|interactivity|caret|-webkit-(user|locale|line-clamp|tap|app|rtl)|-moz-user|--)|(block|inline)-(size|start|end)|-(block|inline)$/;

/**
 * What a part of an SVG looks like. The other properties of such a part are its geometry: attributes,
 * which are copied as they are.
 */
const paintProperties = [
  'color',
  'clip-path',
  'display',
  'dominant-baseline',
  'fill',
  'fill-opacity',
  'fill-rule',
  'filter',
  'font-family',
  'font-feature-settings',
  'font-size',
  'font-style',
  'font-variant-numeric',
  'font-weight',
  'letter-spacing',
  'mask',
  'opacity',
  'overflow',
  'paint-order',
  'stroke',
  'stroke-dasharray',
  'stroke-dashoffset',
  'stroke-linecap',
  'stroke-linejoin',
  'stroke-miterlimit',
  'stroke-opacity',
  'stroke-width',
  'text-anchor',
  'vector-effect',
] as const;

export type Pseudo = '::before' | '::after';

/** Styles in which a copy shall differ from its element. */
export type Changes = Readonly<Record<string, string>>;

export class StyleClasses {
  readonly #initial = initialStyles();
  readonly #classes = new Map<string, string>();

  /** The classes of a box: an HTML element, a whole SVG, or a pseudo-element. */
  ofBox(style: CSSStyleDeclaration, changes: Changes): string {
    const declarations: string[] = [];
    for (const [property, initial] of this.#initial) {
      const value = changes[property] ?? style.getPropertyValue(property);
      if (value !== initial && value !== '') declarations.push(`${property}:${value}`);
    }
    return `${blank} ${this.#classOf(declarations)}`;
  }

  /** The class of a part of an SVG. */
  ofPart(style: CSSStyleDeclaration, changes: Changes): string {
    const all = { ...changes };
    for (const property of paintProperties) all[property] ??= style.getPropertyValue(property);
    return this.#classOf(
      Object.entries(all)
        .filter(([, value]) => value !== '')
        .map(([property, value]) => `${property}:${ownReference(value)}`),
    );
  }

  /** The text of the style sheet with all classes so far. */
  get sheet(): string {
    const rules = Array.from(this.#classes, ([text, name]) => `.${name}{${text}}`);
    return `.${blank}{all:initial}${rules.join('')}`;
  }

  #classOf(declarations: readonly string[]): string {
    const text = declarations.join(';');
    const known = this.#classes.get(text);
    if (known !== undefined) return known;
    const name = `s${this.#classes.size}`;
    this.#classes.set(text, name);
    return name;
  }
}

/** A reference to a part of the page (some engines write its whole address) leads to the copy's part. */
function ownReference(value: string): string {
  return value.replaceAll(/url\("?[^")#]*#([^")]+)"?\)/g, 'url(#$1)');
}

/** Every property to copy, with the value that it has where no rule sets it. */
function initialStyles(): ReadonlyMap<string, string> {
  const element = document.createElement('span');
  element.style.setProperty('all', 'initial');
  element.style.setProperty('color', noColour);
  element.style.setProperty('font-family', noFont);
  // Out of sight; whatever is drawn has another `display`, which is then always written out.
  element.style.setProperty('display', 'none');
  document.body.append(element);
  const style = getComputedStyle(element);
  const names = Array.from(style).filter((name) => !left.test(name));
  const values = new Map(names.map((name) => [name, style.getPropertyValue(name)]));
  element.remove();
  return values;
}
