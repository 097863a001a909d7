/** Tells the user one thing. */
export type Log = (line: string) => void;
