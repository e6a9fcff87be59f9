import type { History } from '../../store/history.ts';

/** One line of a chart. */
export interface Line {
  readonly name: string;
  readonly curve: keyof History;
  readonly colour: string;
  readonly isDashed?: boolean;
}
