import type { LocalDay } from '@fm/contracts/vocabulary';
import type { AuditResult } from './disclosure/audit.js';
import type { ReleaseState, StepTaken } from './release-workflow.js';

export interface ReleaseTitle {
  readonly en: string;
  readonly lo: string;
}

export interface ReleaseDrafted {
  readonly from: LocalDay;
  readonly to: LocalDay;
  readonly title: ReleaseTitle;
  /** ISO 8601; published before it is not told to anybody. */
  readonly embargoUntil: string | null;
}

/** A release as managers see it. */
export interface Release extends ReleaseDrafted {
  readonly id: number;
  readonly number: number | null;
  readonly state: ReleaseState;
  readonly draftedBy: string;
  readonly draftedAt: string;
  /** The newest release against which it was held. */
  readonly afterNumber: number | null;
  readonly asOf: string | null;
  readonly audit: AuditResult | null;
  /** How many days of points and directions repeat what was published before. */
  readonly heldBack: number | null;
  readonly cells: number | null;
  readonly sha256: string | null;
  readonly publishedAt: string | null;
}

export interface ReleaseComment {
  readonly by: string;
  readonly at: string;
  readonly text: string;
}

export interface ReleaseWithHistory extends Release {
  readonly steps: readonly (StepTaken & { readonly at: string })[];
  readonly comments: readonly ReleaseComment[];
  readonly clearers: readonly string[];
}

/** A cell as the public would see it. */
export interface ReleasedCell {
  readonly cell: string;
  readonly period: string;
  readonly dimensions: Readonly<Record<string, string>>;
  readonly value: number | null;
  readonly confStatus: 'F' | 'C';
}
