import { Inject, Injectable } from '@nestjs/common';
import { koboForm, type KoboForm } from './kobo-form.js';
import { listedSubmission, rowsOf, type ListedSubmission } from './kobo-page.js';
import { KoboInconclusive, KoboTransport, KoboUnavailable, parsed, type KoboAccess } from './kobo-transport.js';

/** Kobo clamps larger pages to this without a word. */
export const LARGEST_PAGE = 1_000;

const SWEPT_FIELDS = JSON.stringify(['_id', '_uuid', '_submission_time', '_validation_status']);

const pathOf = (asset: string): string => `/api/v2/assets/${encodeURIComponent(asset)}/`;
const query = (parameters: Record<string, string>): string => new URLSearchParams({ format: 'json', ...parameters }).toString();

/** What is read from Kobo's API v2 about a form and its submissions. */
@Injectable()
export class KoboClient {
  constructor(@Inject(KoboTransport) private readonly transport: KoboTransport) {}

  /** @throws KoboUnavailable where the token cannot see the form: then nothing that is missing proves anything */
  async form(access: KoboAccess, asset: string): Promise<KoboForm> {
    return koboForm(await this.transport.json(access, { path: `${pathOf(asset)}?format=json` }));
  }

  /** What a version of the form asks. @returns null where Kobo knows no such version */
  async contentOf(access: KoboAccess, asset: string, version: string): Promise<Readonly<Record<string, unknown>> | null> {
    const answer = await this.transport.request(access, { path: `${pathOf(asset)}versions/${encodeURIComponent(version)}/?format=json` });
    if (answer.status !== 200) return null;
    const content = (parsed(answer) as { content?: unknown } | null)?.content;
    return typeof content === 'object' && content !== null ? (content as Record<string, unknown>) : null;
  }

  /** Identity and status of the submissions after an `_id`, in order of it: a keyset, since offsets shift when rows are deleted meanwhile. */
  async listAfter(access: KoboAccess, asset: string, { afterId, limit }: { afterId: number; limit: number }): Promise<readonly ListedSubmission[]> {
    const asked = query({ query: JSON.stringify({ _id: { $gt: afterId } }), sort: JSON.stringify({ _id: 1 }), fields: SWEPT_FIELDS, limit: String(limit) });
    return rowsOf(await this.transport.json(access, { path: `${pathOf(asset)}data/?${asked}` })).map(listedSubmission);
  }

  /** As `listAfter`, of the submissions named. */
  async listed(access: KoboAccess, asset: string, ids: readonly number[]): Promise<readonly ListedSubmission[]> {
    const asked = query({ query: JSON.stringify({ _id: { $in: ids } }), fields: SWEPT_FIELDS, limit: String(ids.length) });
    return rowsOf(await this.transport.json(access, { path: `${pathOf(asset)}data/?${asked}` })).map(listedSubmission);
  }

  /** The `_id` of the submission whose body has this uuid now; null where none has. */
  async idOf(access: KoboAccess, asset: string, uuid: string): Promise<number | null> {
    const asked = query({ query: JSON.stringify({ _uuid: uuid }), fields: SWEPT_FIELDS, limit: '1' });
    return rowsOf(await this.transport.json(access, { path: `${pathOf(asset)}data/?${asked}` })).map(listedSubmission)[0]?.koboId ?? null;
  }

  /** The submissions named, whole, as far as Kobo has them: one JSON object each. @throws KoboTooMuch where they are too large to be asked for at once */
  async bodies(access: KoboAccess, asset: string, ids: readonly number[]): Promise<readonly Buffer[]> {
    const asked = query({ query: JSON.stringify({ _id: { $in: ids } }), limit: String(ids.length) });
    return rowsOf(await this.transport.json(access, { path: `${pathOf(asset)}data/?${asked}` })).map((row) => Buffer.from(JSON.stringify(row)));
  }

  /**
   * The submission as Kobo has it now, as the bytes that it sent.
   * @param name `_id` or rootUuid
   * @returns null where it does not exist for a token that can see every submission of the form: then, and only then, it was deleted
   * @throws KoboUnavailable where Kobo is down, refuses the token, hides the form or some of its submissions
   */
  async submission(access: KoboAccess, asset: string, name: number | string): Promise<Buffer | null> {
    const answer = await this.transport.request(access, { path: `${pathOf(asset)}data/${encodeURIComponent(name)}/?format=json` });
    if (answer.status === 200) return answer.bytes;
    if (answer.status !== 404) throw new KoboUnavailable(`Kobo answered ${answer.status} for the submission; check the token of the source.`);
    if (!(await this.form(access, asset)).seesAll) throw new KoboInconclusive('The token may not see every submission of the form: a missing one proves nothing. Give its account the right to view submissions.');
    return null;
  }
}
