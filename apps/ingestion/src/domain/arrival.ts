import type { FormKind, SourceMode } from '@fm/contracts/vocabulary';
import type { ParsedSubmission } from './submission-identity.js';

/** What must be known of a source to receive from it. */
export interface ReceivingSource {
  readonly id: string;
  readonly server: string;
  /** Null: any asset; the body says which. */
  readonly asset: string | null;
  readonly kind: FormKind;
  readonly mode: SourceMode;
  /** A hook's body is a hint until Kobo's API has confirmed it. */
  readonly verify: boolean;
}

/** A body at the door: authenticated, read, not yet stored. */
export interface Arrival {
  readonly receipt: string;
  readonly source: ReceivingSource;
  readonly parsed: ParsedSubmission;
  readonly raw: Buffer;
  readonly media: 'json' | 'xml';
  readonly receivedAt: string;
  readonly traceparent: string | undefined;
  /** Read from Kobo's API: the truth, whatever hooks said. */
  readonly fromApi: boolean;
  /** Read when the source was connected. */
  readonly backfill?: boolean;
  /** How often Kobo was asked for it because of its media. */
  readonly looks?: number;
}

/** What the sender is told. */
export interface Receipt {
  readonly receipt: string;
  readonly submission: string | null;
  readonly revision: number | null;
  readonly duplicate: boolean;
}

export const assetOf = ({ source, parsed }: Arrival): string => source.asset ?? parsed.asset ?? 'unknown';

/** True where the body says which submission it is. A bare `_id` is enough: it is unique on its server. */
export const isIdentified = ({ parsed }: Arrival): boolean => Boolean(parsed.rootUuid ?? parsed.uuid ?? parsed.koboId);

/** Other names of the arrival's submission, the eldest first: its uuids and Kobo's id, each within server and asset. */
export function aliasesOf(arrival: Arrival): string[] {
  const { rootUuid, uuid, deprecatedUuid, koboId } = arrival.parsed;
  const [server, asset] = [arrival.source.server, assetOf(arrival)];
  const uuids = new Set([rootUuid, deprecatedUuid, uuid].filter((value) => value !== null));
  return [...[...uuids].map((value) => aliasOfUuid(server, asset, value)), ...(koboId === null ? [] : [`${JSON.stringify([server, asset])}id:${koboId}`])];
}

/** A hint may name what it likes: it is known by one name, teaches no other, and joins nothing. */
export const isHint = ({ source, fromApi }: Arrival): boolean => source.verify && !fromApi;

/** The one name by which a hint is known. */
export const rootAlias = (arrival: Arrival): string => aliasesOf(arrival)[0] ?? '';

export const aliasOfUuid = (server: string, asset: string, uuid: string): string => `${JSON.stringify([server, asset])}uuid:${uuid}`;

/** The root of a submission that no alias knows: rootUuid; on old servers the first uuid that the body tells of, else Kobo's id. */
export function rootOf({ parsed }: Arrival): string {
  return parsed.rootUuid ?? parsed.deprecatedUuid ?? parsed.uuid ?? `id-${parsed.koboId}`;
}

/** The uuid of the very body: another after each edit. Null where it tells only Kobo's id. */
export const uuidOf = ({ parsed }: Arrival): string | null => parsed.uuid ?? parsed.rootUuid;
