/** Types only: the words of a choice on the page. Imports nothing. */

/** A choice with its name on the page. */
export interface NamedChoice {
  readonly text: string;
}

/** A choice with an explanation: a text, or one that follows the data set. */
export interface ExplainedChoice<Meaning = string> extends NamedChoice {
  /** One or two sentences in plain words. */
  readonly meaning: Meaning;
  readonly formula?: string;
  /** The paper: authors and year. */
  readonly source?: string;
}
