/** The console, or what stands for it in tests. */
export interface ProgressOutput {
  isTTY?: boolean;
  write(text: string): unknown;
}

const WIDTH = 30;

/** A bar that redraws itself on a terminal; elsewhere a line at every tenth. */
export class Progress {
  private tenth = -1;

  constructor(private readonly label: string, private readonly total: number, private readonly output: ProgressOutput) {}

  show(done: number): void {
    const share = this.total === 0 ? 1 : done / this.total;
    if (this.output.isTTY === true) this.draw(done, share);
    else this.line(done, share);
  }

  private draw(done: number, share: number): void {
    const filled = Math.round(share * WIDTH);
    const bar = '█'.repeat(filled) + '░'.repeat(WIDTH - filled);
    this.output.write(`\r${this.label} ${bar} ${done}/${this.total}${share >= 1 ? '\n' : ''}`);
  }

  private line(done: number, share: number): void {
    const tenth = Math.floor(share * 10);
    if (tenth === this.tenth) return;
    this.tenth = tenth;
    this.output.write(`${this.label} ${tenth * 10} % (${done}/${this.total})\n`);
  }
}
