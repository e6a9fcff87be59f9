/** What every choice says of itself on the page. Imports nothing. */

/** A choice as the page calls it. */
export interface NamedChoice {
  readonly text: string;
}

/** A choice that takes explaining. */
export interface ExplainedChoice extends NamedChoice {
  /** One sentence or two in plain words. */
  readonly meaning: string;
  readonly formula?: string;
  /** The paper: authors and year. */
  readonly source?: string;
}
