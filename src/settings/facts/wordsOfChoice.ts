/** Types only: the words of a choice on the page. Imports nothing. */

/** A choice with its name on the page. */
export interface NamedChoice {
  readonly text: string;
}

/** A choice with an explanation. */
export interface ExplainedChoice extends NamedChoice {
  /** One or two sentences in plain words. */
  readonly meaning: string;
  readonly formula?: string;
  /** The paper: authors and year. */
  readonly source?: string;
}
