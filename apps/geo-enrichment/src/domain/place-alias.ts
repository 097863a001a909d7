/** What a person said that words mean. */
export interface PlaceAlias {
  readonly key: string;
  /** P-code of the province within which it holds; empty: where no province is stated. */
  readonly within: string;
  /** Null: the words name no place of Laos. */
  readonly pcode: string | null;
  readonly text: string;
  readonly revision: number;
  readonly decidedAt: string;
}

/** How an alias is found. */
export function aliasId({ key, within }: Pick<PlaceAlias, 'key' | 'within'>): string {
  return `${within}:${key}`;
}
