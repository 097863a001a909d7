import type { Bilingual } from '@fm/contracts/vocabulary';
import type { AnswerRow } from '../../domain/indicator-answer.js';

export type Cell = string | number | null;

/** One column of the table that all formats are written from. */
export interface Column {
  /** As in the JSON; `<dimension>Label` for the words beside a code. */
  readonly name: string;
  readonly kind: 'text' | 'integer' | 'number';
  /** Hashtag and attributes of HXL 1.1. */
  readonly hxl: string;
  /** A number, a text, or null: not known or not to be told, never zero. */
  readonly cellOf: (row: AnswerRow) => Cell;
}

/** The words for a code; null where it has none but itself. */
export type Labels = (dimension: string, code: string) => Bilingual | null;
