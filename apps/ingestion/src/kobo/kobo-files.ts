import { Injectable } from '@nestjs/common';
import { KoboUnavailable, type KoboAccess } from './kobo-transport.js';

/** Until the answer begins: the file itself takes the time that the asker's line takes. */
const PATIENCE_MS = 60_000;
const MOST_REDIRECTS = 3;

/** A file as it comes. */
export interface OpenedFile {
  readonly type: string;
  readonly body: ReadableStream<Uint8Array>;
}

/** Fetches attachments, from Kobo's own host and from storage that was allowed by name, and from nowhere else: an address in a body may point into our network. */
@Injectable()
export class KoboFiles {
  /**
   * @param hosts further hosts, `storage.example.org` or `storage.example.org:9000`, to which Kobo may redirect; they never see the token
   * @returns null where the file is gone. @throws KoboUnavailable where it is elsewhere or does not come
   */
  async open(access: KoboAccess, url: string, hosts: readonly string[]): Promise<OpenedFile | null> {
    const kobo = new URL(access.url);
    let target = new URL(url, kobo);
    for (let redirects = 0; redirects <= MOST_REDIRECTS; redirects++) {
      if (target.host !== kobo.host && !hosts.includes(target.host)) throw new KoboUnavailable(`The attachment is at ${target.host}, which is not allowed; add it to ATTACHMENT_HOSTS if it is Kobo's storage.`);
      if (target.protocol !== 'https:' && target.protocol !== kobo.protocol) throw new KoboUnavailable('The attachment is at an address without encryption.');
      const response = await fetched(target, target.host === kobo.host && target.protocol === kobo.protocol ? access.token : null);
      const next = response.headers.get('location');
      if (response.status >= 300 && response.status < 400 && next !== null) {
        await response.body?.cancel();
        target = new URL(next, target);
        continue;
      }
      if (response.status === 404 || response.status === 410) return null;
      if (response.status !== 200 || response.body === null) throw new KoboUnavailable(`Kobo answered ${response.status} for the attachment.`);
      return { type: response.headers.get('content-type') ?? 'application/octet-stream', body: response.body };
    }
    throw new KoboUnavailable('Kobo redirects the attachment without end.');
  }
}

async function fetched(target: URL, token: string | null): Promise<Response> {
  const patience = new AbortController();
  const timer = setTimeout(() => patience.abort(new Error(`no answer within ${PATIENCE_MS} ms`)), PATIENCE_MS);
  try {
    return await fetch(target, { redirect: 'manual', headers: token === null ? {} : { authorization: `Token ${token}` }, signal: patience.signal });
  } catch (error) {
    throw new KoboUnavailable(`The attachment does not come: ${error instanceof Error ? error.message : 'no connection'}.`);
  } finally {
    clearTimeout(timer);
  }
}
