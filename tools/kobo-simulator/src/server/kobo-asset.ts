import { type Answers, storeAnswers, type StoredAnswers } from './answers.js';
import { type AttachmentSettings, keptAfterEdit, koboAttachment } from './attachment.js';
import { type FormVersion, formVersion } from './form-version.js';
import { type HistoryAction, type HistoryDetails, type HistoryEntry, historyEntry, OWNER } from './history.js';
import { koboUid, uuid } from './identifiers.js';
import { type HookSettings, type KoboHook, newHook } from './kobo-hook.js';
import type { Random } from '../random.js';
import { type KoboAttachment, type KoboSubmission, submissionBody } from './kobo-submission.js';
import { type Stored, SubmissionIndex } from './submission-index.js';
import { submissionXml } from './submission-xml.js';
import { type StatusName, validationStatus } from './validation-status.js';

export interface AssetSettings {
  name: string;
  uid?: string;
  /** XLSForm content as `GET /assets/{uid}/` gives it. */
  content?: unknown;
  /** `__version__` of what is deployed first; drawn where it is left out. */
  version?: string;
  /** Paths of the geopoint questions in form order: `_geolocation` is the first one answered. */
  geopointPaths?: readonly string[];
}

export interface CreateOptions {
  at?: Date;
  submittedBy?: string | null;
  /** An id that `server.takeId()` gave earlier: Kobo takes ids before it commits, so a lower one may appear later. */
  id?: number;
}

/** Who did it and when; the owner, now, unless told. */
export interface Act {
  at?: Date;
  username?: string;
}

/** What an asset needs of the server that holds it. */
export interface AssetHost {
  readonly random: Random;
  readonly now: () => Date;
  readonly baseUrl: string;
  takeId(): number;
  announceCreated(asset: KoboAsset, id: number): void;
}

/** One deployed form and its submissions. */
export class KoboAsset {
  readonly hooks = new Map<string, KoboHook>();
  /** Oldest first; the API turns it round. */
  readonly history: HistoryEntry[] = [];
  readonly formhubUuid: string;
  /** Every version deployed, oldest first. */
  readonly versions: FormVersion[] = [];
  private readonly submissions = new SubmissionIndex();
  private readonly contents = new Map<string, Buffer>();

  constructor(private readonly server: AssetHost, readonly uid: string, readonly settings: AssetSettings) {
    this.formhubUuid = uuid(server.random).replaceAll('-', '');
    const drawn = koboUid('v', server.random);
    this.versions.push(formVersion(settings.version ?? drawn, settings.content, server.now()));
  }

  /** The version that submissions made from now on carry. */
  get deployed(): FormVersion {
    const newest = this.versions.at(-1);
    if (newest === undefined) throw new Error(`${this.uid} has no version: deploy one first.`);
    return newest;
  }

  get version(): string {
    return this.deployed.uid;
  }

  /** A new version of the form. Submissions that are held keep theirs until they are edited. */
  deploy(content: unknown, { at = this.server.now(), username = OWNER }: Act = {}): FormVersion {
    const version = formVersion(koboUid('v', this.server.random), content, at);
    this.versions.push(version);
    this.record('redeploy', { at, username }, { latest_version_uid: version.uid, latest_deployed_version_uid: version.uid });
    return version;
  }

  /** A first submission: the only act that fires hooks. */
  create(answers: Answers, options: CreateOptions = {}): KoboSubmission {
    const kept = storeAnswers(answers);
    const first = uuid(this.server.random);
    const stored: Stored = {
      id: options.id ?? this.server.takeId(), rootUuid: first, submittedAt: options.at ?? this.server.now(),
      submittedBy: options.submittedBy ?? null, status: null, attachments: [], body: null,
      versions: [{ uuid: first, answers, formVersion: this.version }],
    };
    this.submissions.add(stored);
    this.recordOf(stored, 'add-submission', { at: stored.submittedAt });
    const body = this.body(stored, kept);
    this.server.announceCreated(this, stored.id);
    return body;
  }

  /** Replaces the answers: a new `_uuid`, the old one as deprecatedID; `_id`, rootUuid and `_submission_time` stay. No hook. */
  edit(id: number, answers: Answers, at = this.server.now(), username = OWNER): KoboSubmission {
    const kept = storeAnswers(answers);
    const stored = this.stored(id);
    stored.attachments = keptAfterEdit(stored.attachments, this.latest(stored).answers, answers);
    stored.versions.push({ uuid: uuid(this.server.random), answers, formVersion: this.version });
    stored.body = null;
    this.recordOf(stored, 'modify-submission', { at, username });
    return this.body(stored, kept);
  }

  /** Gone without a trace but the history's row. */
  delete(id: number, at = this.server.now(), username = OWNER): void {
    const stored = this.stored(id);
    this.submissions.remove(id);
    this.recordOf(stored, 'delete-submission', { at, username });
  }

  /** Approved, Not approved, On hold or none; `_uuid` does not change. */
  setValidationStatus(id: number, name: StatusName | null, by = { whom: OWNER, at: this.server.now() }): void {
    const stored = this.stored(id);
    stored.status = name === null ? null : validationStatus(name, by);
    stored.body = null;
    this.recordOf(stored, 'modify-submission', { at: by.at, username: by.whom }, stored.status?.label ?? 'None');
  }

  /** Kobo notes each reading of the data list, with the reader's name. */
  noteViewed(username: string): void {
    this.record('view-data', { username }, {});
  }

  /** A medium that arrived in a later request: neither hook nor history tells of it. */
  attach(id: number, settings: AttachmentSettings): KoboAttachment {
    const stored = this.stored(id);
    const uid = koboUid('att', this.server.random);
    const url = `${this.server.baseUrl}/api/v2/assets/${this.uid}/data/${id}/attachments/${uid}/`;
    const attachment = koboAttachment(settings, { uid, url, folder: `${OWNER}/attachments/${this.formhubUuid}/${stored.rootUuid}` });
    stored.attachments = [...stored.attachments, attachment];
    stored.body = null;
    this.contents.set(uid, Buffer.from(settings.content ?? Buffer.from(`The file ${settings.basename}, simulated.\n`)));
    return attachment;
  }

  /** A person removes the file: it stays in the list, marked, and its address is 404. No history, the same `_uuid`. */
  deleteAttachment(id: number, uid: string): void {
    const stored = this.stored(id);
    if (!stored.attachments.some((attachment) => attachment.uid === uid)) {
      throw new Error(`Submission ${id} has no attachment ${uid}: attach it first.`);
    }
    stored.attachments = stored.attachments.map((attachment) => (attachment.uid === uid ? { ...attachment, is_deleted: true } : attachment));
    stored.body = null;
    this.contents.delete(uid);
  }

  /** Undefined where the file was deleted, was replaced by an edit or never was. */
  attachmentContent(id: number, uid: string): { bytes: Buffer; attachment: KoboAttachment } | undefined {
    const attachment = this.submissions.get(id)?.attachments.find((one) => one.uid === uid);
    const bytes = this.contents.get(uid);
    return attachment === undefined || bytes === undefined ? undefined : { bytes, attachment };
  }

  addHook(settings: HookSettings): KoboHook {
    const hook = newHook(koboUid('h', this.server.random), settings, this.server.now());
    this.hooks.set(hook.uid, hook);
    return hook;
  }

  /** By `_id` or by rootUuid, with or without its `uuid:`; undefined when it was deleted or never was. */
  find(key: number | string): KoboSubmission | undefined {
    const stored = this.submissions.find(key);
    return stored === undefined ? undefined : this.body(stored);
  }

  /** What is current, by `_id`. */
  all(): KoboSubmission[] {
    return this.idsBetween(-Infinity, Infinity).map((id) => this.body(this.stored(id)));
  }

  /** Ids greater than the one bound and less than the other, ascending; no body is made. */
  idsBetween(above: number, below: number): number[] {
    return this.submissions.between(above, below);
  }

  get newest(): KoboSubmission | undefined {
    const { lastId } = this.submissions;
    return lastId === undefined ? undefined : this.find(lastId);
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

  private body(stored: Stored, kept?: StoredAnswers): KoboSubmission {
    const { answers, formVersion, uuid: current } = this.latest(stored);
    return stored.body ??= submissionBody({
      id: stored.id, uuid: current, rootUuid: stored.rootUuid, deprecatedUuid: stored.versions.at(-2)?.uuid ?? null,
      formhubUuid: this.formhubUuid, formVersion, assetUid: this.uid, answers: kept ?? storeAnswers(answers),
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

  private recordOf(stored: Stored, action: HistoryAction, act: Act, status?: string): void {
    const { rootUuid, submittedBy } = stored;
    const submission = { root_uuid: rootUuid, submitted_by: submittedBy ?? 'AnonymousUser', ...(status === undefined ? {} : { status }) };
    this.record(action, act, { submission });
  }

  private record(action: HistoryAction, { at = this.server.now(), username = OWNER }: Act, details: HistoryDetails): void {
    this.history.push(historyEntry({ action, assetUid: this.uid, username, details, at, baseUrl: this.server.baseUrl }));
  }
}
