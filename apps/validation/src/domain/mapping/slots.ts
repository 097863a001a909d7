/** The questions that a mapping reads, each with a number: the answers of one submission stand in a list in this order. */
export class Slots {
  /** Of what no question answers. */
  static readonly NEVER = 0;
  readonly byPath = new Map<string, number>();

  /** The slot of a path, the same one for whoever asks for it. */
  of(path: string): number {
    const known = this.byPath.get(path);
    if (known !== undefined) return known;
    const slot = this.count;
    this.byPath.set(path, slot);
    return slot;
  }

  get count(): number {
    return this.byPath.size + 1;
  }
}
