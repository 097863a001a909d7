export interface Statement {
  readonly sql: string;
  readonly parameters: readonly unknown[];
}

/** Values of a statement, each under its own `$n`. */
export class Parameters {
  readonly values: unknown[] = [];

  add(value: unknown): string {
    this.values.push(value);
    return `$${this.values.length}`;
  }
}
