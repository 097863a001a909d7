import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import { Problem } from '@fm/problems';
import { UnreadableBody } from '../domain/unreadable-body.js';
import { TOO_LARGE } from '../ingestion.problems.js';

/** Kobo's forms hold up to 10 MB of XML, whose JSON is several times larger. Inflated bodies may not be larger either. */
export const LARGEST_BODY = 32 * 1_048_576;

const GZIP = /^(x-)?gzip$/i;

/** The encodings that are taken: none, or gzip. */
export const isTakenEncoding = (encoding: string | undefined): boolean => encoding === undefined || /^(identity)?$/i.test(encoding.trim()) || GZIP.test(encoding.trim());

/**
 * The body without its encoding. It is inflated after it has been read whole: a stream in between would have its length compared with that of
 * the header, which tells the deflated one.
 * @throws UnreadableBody where it is no gzip, Problem TOO_LARGE where it would be larger than a body may be
 */
export async function inflate(body: Buffer, encoding: string | undefined): Promise<Buffer> {
  if (!GZIP.test(encoding?.trim() ?? '')) return body;
  try {
    return await promisify(gunzip)(body, { maxOutputLength: LARGEST_BODY });
  } catch (error) {
    if ((error as { code?: unknown }).code === 'ERR_BUFFER_TOO_LARGE') throw new Problem(TOO_LARGE, { en: `Inflated, the body is larger than ${LARGEST_BODY} bytes; send less at once.`, lo: 'ເນື້ອໃນໃຫຍ່ເກີນກຳນົດ; ໃຫ້ສົ່ງນ້ອຍລົງ.' });
    throw new UnreadableBody('The body is no gzip.');
  }
}
