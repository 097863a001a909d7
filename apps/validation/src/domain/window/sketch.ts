/** As much of a record as it takes to tell that another is the same group, or cannot have been written by the same hand. */
export interface Sketch {
  readonly point: string;
  readonly day: string;
  readonly startedAt: string;
  readonly endedAt: string | null;
  readonly enumerator: string | null;
  /** A digest: whose tablet it is does not matter, only whether it is the same. */
  readonly device: string | null;
  /** Direction, size, transport and nationalities in one word. */
  readonly group: string;
  /** The margin by sex and age in one word. */
  readonly people: string;
  readonly nTotal: number;
}

/** Another record of the same form close to this one in time. */
export interface Neighbour extends Sketch {
  readonly submission: string;
  readonly receivedAt: string;
  /** Whether the record itself was the one that is being judged; its own sketch is among them. */
  readonly own: boolean;
}
