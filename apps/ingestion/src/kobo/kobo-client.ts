import { Injectable } from '@nestjs/common';

export interface KoboAccess {
  readonly url: string;
  readonly token: string;
}

/** Kobo gave no answer from which anything follows. */
export class KoboUnavailable extends Error {
  override readonly name = 'KoboUnavailable';
  readonly retriable = true;
}

const TIMEOUT_MS = 30_000;

/** The only file that speaks Kobo's API v2. Slashes at the end are needed: without them Kobo redirects. */
@Injectable()
export class KoboClient {
  /**
   * The submission as Kobo has it now, as the bytes that it sent.
   * @returns null where it does not exist for a token that can see the form: then, and only then, it was deleted
   * @throws KoboUnavailable where Kobo is down, refuses the token or hides the form
   */
  async submission(access: KoboAccess, asset: string, koboId: number): Promise<Buffer | null> {
    const response = await this.get(access, `/api/v2/assets/${encodeURIComponent(asset)}/data/${koboId}/?format=json`);
    if (response.status === 200) return Buffer.from(await response.arrayBuffer());
    if (response.status !== 404) throw new KoboUnavailable(`Kobo answered ${response.status} for the submission; check the token of the source.`);
    const form = await this.get(access, `/api/v2/assets/${encodeURIComponent(asset)}/?format=json`);
    if (form.status !== 200) throw new KoboUnavailable(`Kobo answered ${form.status} for the form: a missing submission proves nothing while the token cannot see the form.`);
    return null;
  }

  private async get(access: KoboAccess, path: string): Promise<Response> {
    try {
      return await fetch(new URL(path, access.url), { headers: { authorization: `Token ${access.token}`, accept: 'application/json' }, redirect: 'error', signal: AbortSignal.timeout(TIMEOUT_MS) });
    } catch (error) {
      throw new KoboUnavailable(`Kobo does not answer: ${error instanceof Error ? error.message : 'no connection'}.`);
    }
  }
}
