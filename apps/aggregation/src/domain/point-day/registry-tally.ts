/** The registry records of one direction at a point and day, counted. All but `records`, `rejected` and `late` go by those that count. */
export interface RegistryTally {
  readonly direction: string;
  /** Decided, whatever the verdict. */
  readonly records: number;
  readonly rejected: number;
  readonly late: number;
  readonly counted: number;
  readonly flagged: number;
  readonly missing: number;
  readonly fields: number;
  /** Groups in which any vulnerability was answered, those in which one was seen, and how many of each are flagged. */
  readonly answered: number;
  readonly answeredFlagged: number;
  readonly vulnerable: number;
  readonly vulnerableFlagged: number;
}
