import { Inject, Injectable } from '@nestjs/common';
import { Readable } from 'node:stream';
import { AnswerIndicatorService } from './answer-indicator.service.js';
import { AnswerInPiecesService } from './answer-in-pieces.service.js';
import { AuditLog } from './audit-log.js';
import type { Format } from './domain/answer-format.js';
import type { Holder } from './domain/scope.js';
import type { RawQuery } from './domain/indicator-query.js';
import { noticeOf } from './domain/query-warnings.js';
import { GatewayConfiguration } from './gateway.config.js';
import { About } from './outbound/formats/about.js';
import { codeLabels } from './outbound/formats/code-labels.js';
import { csvOf } from './outbound/formats/csv.js';
import { columnsOf, type ColumnOptions } from './outbound/formats/indicator-columns.js';
import { xlsxOf } from './outbound/formats/xlsx.js';
import { KnownPointRepository } from './store/known-point.repository.js';

export interface AskedFile {
  readonly id: string;
  readonly raw: RawQuery;
  readonly format: Exclude<Format, 'json'>;
  readonly holder: Holder | null;
}

export interface WrittenFile {
  readonly body: Readable;
  readonly headers: Readonly<Record<string, string>>;
}

/** Chapter 5: an answer as a file, written while it is read, so that a million rows take no more room than a thousand. */
@Injectable()
export class WriteFileService {
  constructor(
    @Inject(AnswerIndicatorService) private readonly answers: AnswerIndicatorService,
    @Inject(AnswerInPiecesService) private readonly inPieces: AnswerInPiecesService,
    @Inject(KnownPointRepository) private readonly points: KnownPointRepository,
    @Inject(GatewayConfiguration) private readonly config: GatewayConfiguration,
    @Inject(AuditLog) private readonly audit: AuditLog,
  ) {}

  /** The first rows are read before this answers, so that what is refused is refused as a problem. @throws Problem as `AnswerIndicatorService.answer` */
  async write({ id, raw, format, holder }: AskedFile): Promise<WrittenFile> {
    const { indicator, question } = this.answers.read(id, raw, holder);
    const notice = noticeOf(this.config) || null;
    const columns = columnsOf(indicator, question, { labels: await this.labels(raw), notice, held: holder !== null });
    const pieces = await begun(this.inPieces.pieces(id, raw, holder));
    // What is public is no secret, and who takes it is nobody's business.
    if (holder) await this.audit.note(holder, { action: 'export', resource: `indicators/${id}.${format}`, detail: raw });
    const { span } = question;
    const name = `${id}_${span.from}_${span.to}${notice === null ? '' : '_DEMONSTRATION'}.${format}`;
    const body = format === 'xlsx'
      ? xlsxOf(columns, pieces, new About({ indicator, span }))
      : Readable.from(csvOf(columns, pieces, { hxl: format === 'hxl.csv' }), { objectMode: false });
    return { body, headers: { 'content-disposition': `attachment; filename="${name}"`, 'x-content-type-options': 'nosniff' } };
  }

  private async labels({ lang }: RawQuery): Promise<ColumnOptions['labels']> {
    return lang === 'en' || lang === 'lo' ? { of: codeLabels(await this.points.all()), lang } : null;
  }
}

/** The same, with its first piece already there. */
async function begun<T>(pieces: AsyncGenerator<T, void, undefined>): Promise<AsyncIterable<T>> {
  const first = await pieces.next();
  return (async function* again() {
    try {
      if (!first.done) yield first.value;
      yield* pieces;
    } finally {
      await pieces.return();
    }
  })();
}
