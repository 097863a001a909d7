import { get, type ClientRequest, type IncomingMessage } from 'node:http';
import type { FigureCell } from '../src/domain/figure-change.js';

export interface StreamEvent {
  readonly event: string;
  readonly id: string | undefined;
  readonly data: unknown;
}

/** A client of the stream, as a newcomer would write one: folds what it is told by version, keeps the last id, goes on from it. */
export class StreamReader {
  readonly events: StreamEvent[] = [];
  readonly cells = new Map<string, FigureCell>();
  lastId: string | undefined;
  status = 0;
  ended = false;
  private request: ClientRequest | undefined;
  private response: IncomingMessage | undefined;
  private rest = '';

  constructor(
    private readonly path: string,
    private readonly key = 'viewer',
  ) {}

  /** Resolves when the answer begins. */
  connect(base: string): Promise<void> {
    this.ended = false;
    this.rest = '';
    const headers = { authorization: `Bearer ${this.key}`, ...(this.lastId === undefined ? {} : { 'last-event-id': this.lastId }) };
    return new Promise((resolve, reject) => {
      this.request = get(new URL(this.path, base), { headers, agent: false }, (response) => {
        this.response = response;
        this.status = response.statusCode ?? 0;
        response.setEncoding('utf8').on('data', (text: string) => this.read(text));
        response.on('close', () => { this.ended = true; }).on('error', () => undefined);
        resolve();
      });
      this.request.on('error', reject);
    });
  }

  pause(): void {
    this.response?.pause();
  }

  resume(): void {
    this.response?.resume();
  }

  leave(): void {
    this.request?.destroy();
  }

  named(name: string): StreamEvent[] {
    return this.events.filter(({ event }) => event === name);
  }

  /** What it has folded, without cells that hold nothing. */
  get current(): FigureCell[] {
    return [...this.cells.values()].filter(({ value, nRecords, nHeld }) => value !== 0 || nRecords !== 0 || nHeld !== 0);
  }

  private read(text: string): void {
    const blocks = (this.rest + text).split('\n\n');
    this.rest = blocks.pop() ?? '';
    for (const block of blocks) this.take(block);
  }

  private take(block: string): void {
    const fields = new Map(block.split('\n').map((line) => line.split(/: (.*)/s) as [string, string]));
    this.lastId = fields.get('id') ?? this.lastId;
    const data = fields.get('data');
    if (data === undefined) return;
    const event = { event: fields.get('event') ?? 'message', id: fields.get('id'), data: JSON.parse(data) as unknown };
    this.events.push(event);
    if (event.event === 'gone') this.cells.clear();
    if (event.event === 'snapshot') for (const cell of (event.data as { cells: FigureCell[] }).cells) this.fold(cell);
    if (event.event === 'figure') this.fold(event.data as FigureCell);
  }

  private fold(cell: FigureCell): void {
    const key = `${cell.cube}/${cell.cubeKey}/${cell.day}`;
    const held = this.cells.get(key)?.version;
    if (held && (held.epoch > cell.version.epoch || (held.epoch === cell.version.epoch && held.revision > cell.version.revision))) return;
    this.cells.set(key, cell);
  }
}
