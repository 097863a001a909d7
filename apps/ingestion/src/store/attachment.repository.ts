import { Injectable } from '@nestjs/common';
import type { Transaction } from '@fm/persistence';
import type { AttachmentState, SubmissionAttachment } from '../domain/attachments.js';

export interface StoredAttachment extends SubmissionAttachment {
  readonly submission: string;
  readonly state: AttachmentState;
}

@Injectable()
export class AttachmentRepository {
  /** The media of these submissions as the newest bodies have them; what is listed no more is deleted. */
  async replace(tx: Transaction, attachments: ReadonlyMap<string, readonly SubmissionAttachment[]>, now: string): Promise<void> {
    const submissions = [...attachments.keys()];
    if (submissions.length === 0) return;
    const rows = [...attachments].flatMap(([submission, some]) => some.map((one) => ({ submission, ...one })));
    await tx.query(`update attachment set state = 'deleted', url = null where submission = any($1) and state <> 'deleted'`, [submissions]);
    if (rows.length === 0) return;
    await tx.query(
      `insert into attachment (submission, question_path, name, state, uid, mimetype, url, noticed_at)
       select distinct on (1, 2, 3) submission, "questionPath", name, state, uid, mimetype, url, $2::timestamptz
       from jsonb_to_recordset($1::jsonb) as a(submission text, "questionPath" text, name text, state text, uid text, mimetype text, url text)
       on conflict (submission, question_path, name) do update set state = excluded.state, uid = excluded.uid, mimetype = excluded.mimetype, url = excluded.url`,
      [JSON.stringify(rows), now],
    );
  }

  async of(tx: Transaction, submission: string): Promise<readonly StoredAttachment[]> {
    return tx.query<StoredAttachment[]>('select submission, question_path as "questionPath", name, state, uid, mimetype, url from attachment where submission = $1 order by question_path, name', [submission]);
  }
}
