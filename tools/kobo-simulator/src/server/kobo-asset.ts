import { type Answers, storeAnswers } from './answers.js';
import { type AttachmentSettings, koboAttachment } from './attachment.js';
import { type HistoryAction, type HistoryEntry, historyEntry } from './history.js';
import { koboUid, uuid } from './identifiers.js';
import { type HookSettings, type KoboHook, newHook } from './kobo-hook.js';
import type { Random } from '../random.js';
import { type KoboAttachment, type KoboSubmission, submissionBody, type ValidationStatus } from './kobo-submission.js';
import { submissionXml } from './submission-xml.js';
import { type StatusName, validationStatus } from './validation-status.js';

export interface AssetSettings {
  name: string;
  uid?: string;
  /** XLSForm content as `GET /assets/{uid}/` gives it. */
  content?: unknown;
  /** Paths of the geopoint questions in form order: `_geolocation` is the first one answered. */
  geopointPaths?: readonly string[];
}

export interface CreateOptions {
  at?: Date;
  submittedBy?: string | null;
}

/** What an asset needs of the server that holds it. */
export interface AssetHost {
  readonly random: Random;
  readonly now: () => Date;
  readonly baseUrl: string;
  takeId(): number;
  announceCreated(asset: KoboAsset, id: number): void;
}

interface Stored {
  id: number;
  rootUuid: string;
  submittedAt: Date;
  submittedBy: string | null;
  versions: { uuid: string; answers: Answers; formVersion: string }[];
  status: ValidationStatus | null;
  attachments: KoboAttachment[];
  /** The current body, made when first asked for: sweeps read it again and again. */
  body: KoboSubmission | null;
}

/** One deployed form and its submissions. */
export class KoboAsset {
  readonly hooks = new Map<string, KoboHook>();
  /** Oldest first; the API turns it round. */
  readonly history: HistoryEntry[] = [];
  readonly formhubUuid: string;
  version: string;
  private readonly submissions = new Map<number, Stored>();
  private readonly idByRoot = new Map<string, number>();

  constructor(private readonly server: AssetHost, readonly uid: string, readonly settings: AssetSettings) {
    this.formhubUuid = uuid(server.random).replaceAll('-', '');
    this.version = koboUid('v', server.random);
  }

  /** A first submission: the only act that fires hooks. */
  create(answers: Answers, options: CreateOptions = {}): KoboSubmission {
    storeAnswers(answers);
    const first = uuid(this.server.random);
    const stored: Stored = {
      id: this.server.takeId(), rootUuid: first, submittedAt: options.at ?? this.server.now(),
      submittedBy: options.submittedBy ?? null, status: null, attachments: [], body: null,
      versions: [{ uuid: first, answers, formVersion: this.version }],
    };
    this.submissions.set(stored.id, stored);
    this.idByRoot.set(first, stored.id);
    this.record('add-submission', stored, { at: stored.submittedAt });
    this.server.announceCreated(this, stored.id);
    return this.body(stored);
  }

  /** Replaces the answers: a new `_uuid`, the old one as deprecatedID; `_id`, rootUuid and `_submission_time` stay. No hook. */
  edit(id: number, answers: Answers, at = this.server.now()): KoboSubmission {
    storeAnswers(answers);
    const stored = this.stored(id);
    stored.versions.push({ uuid: uuid(this.server.random), answers, formVersion: this.version });
    stored.body = null;
    this.record('modify-submission', stored, { at });
    return this.body(stored);
  }

  /** Gone without a trace but the history's row. */
  delete(id: number, at = this.server.now()): void {
    const stored = this.stored(id);
    this.submissions.delete(id);
    this.record('delete-submission', stored, { at });
  }

  /** Approved, Not approved, On hold or none; `_uuid` does not change. */
  setValidationStatus(id: number, name: StatusName | null, by = { whom: 'lao_fm', at: this.server.now() }): void {
    const stored = this.stored(id);
    stored.status = name === null ? null : validationStatus(name, by);
    stored.body = null;
    this.record('modify-submission', stored, { at: by.at, status: stored.status?.label ?? 'None' });
  }

  /** A medium that arrived in a later request: neither hook nor history tells of it. */
  attach(id: number, settings: AttachmentSettings): KoboAttachment {
    const stored = this.stored(id);
    const uid = koboUid('att', this.server.random);
    const url = `${this.server.baseUrl}/api/v2/assets/${this.uid}/data/${id}/attachments/${uid}/`;
    const attachment = koboAttachment(settings, { uid, url, folder: `lao_fm/attachments/${this.formhubUuid}/${stored.rootUuid}` });
    stored.attachments = [...stored.attachments, attachment];
    stored.body = null;
    return attachment;
  }

  addHook(settings: HookSettings): KoboHook {
    const hook = newHook(koboUid('h', this.server.random), settings, this.server.now());
    this.hooks.set(hook.uid, hook);
    return hook;
  }

  /** By `_id` or by rootUuid, with or without its `uuid:`; undefined when it was deleted or never was. */
  find(key: number | string): KoboSubmission | undefined {
    const plain = String(key).replace(/^uuid:/, '');
    const stored = this.submissions.get(this.idByRoot.get(plain) ?? Number(plain));
    return stored === undefined ? undefined : this.body(stored);
  }

  /** What is current, by `_id` (ids only grow, and a Map keeps its order). */
  all(): KoboSubmission[] {
    return [...this.submissions.values()].map((stored) => this.body(stored));
  }

  get count(): number {
    return this.submissions.size;
  }

  /** The answers as last saved on the device, blanks included. */
  answers(id: number): Answers {
    return this.latest(this.stored(id)).answers;
  }

  /** 1 for the first body, one more with each edit. */
  revision(id: number): number {
    return this.stored(id).versions.length;
  }

  xml(id: number): string {
    const stored = this.stored(id);
    const { answers, formVersion, uuid: current } = this.latest(stored);
    return submissionXml({
      assetUid: this.uid, xmlVersion: `1 (${formVersion})`, formhubUuid: this.formhubUuid, formVersion, uuid: current,
      rootUuid: stored.rootUuid, deprecatedUuid: stored.versions.at(-2)?.uuid ?? null, answers,
    });
  }

  private body(stored: Stored): KoboSubmission {
    const { answers, formVersion, uuid: current } = this.latest(stored);
    return stored.body ??= submissionBody({
      id: stored.id, uuid: current, rootUuid: stored.rootUuid, deprecatedUuid: stored.versions.at(-2)?.uuid ?? null,
      formhubUuid: this.formhubUuid, formVersion, assetUid: this.uid, answers: storeAnswers(answers),
      attachments: stored.attachments, geopointPaths: this.settings.geopointPaths ?? [], submittedAt: stored.submittedAt,
      submittedBy: stored.submittedBy, validationStatus: stored.status,
    });
  }

  private latest(stored: Stored): Stored['versions'][number] {
    const latest = stored.versions.at(-1);
    if (latest === undefined) throw new Error(`Submission ${stored.id} has no version: create it before reading it.`);
    return latest;
  }

  private stored(id: number): Stored {
    const stored = this.submissions.get(id);
    if (stored === undefined) throw new Error(`No submission ${id} in ${this.uid}: it was deleted or never made. Create it first.`);
    return stored;
  }

  private record(action: HistoryAction, stored: Stored, facts: { at: Date; status?: string }): void {
    const { rootUuid, submittedBy } = stored;
    this.history.push(historyEntry({ action, assetUid: this.uid, rootUuid, submittedBy, baseUrl: this.server.baseUrl, ...facts }));
  }
}
