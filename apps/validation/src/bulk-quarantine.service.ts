import { Inject, Injectable } from '@nestjs/common';
import type { Caller } from '@fm/access';
import { Problem, problemDetails, type ProblemDetails } from '@fm/problems';
import { CorrectAnswersService, type Mending } from './correct-answers.service.js';
import { ResolveQuarantineService } from './resolve-quarantine.service.js';

/** One thing done to many held submissions. */
export type BulkWork =
  | { readonly verb: 'release' | 'reject'; readonly reason: string }
  | { readonly verb: 'assign'; readonly assignee: string | null }
  | ({ readonly verb: 'correct' } & Pick<Mending, 'changes' | 'issue' | 'reason'>);

export interface BulkResult {
  readonly submission: string;
  readonly done: boolean;
  /** What it is now. */
  readonly status: string | null;
  readonly problem: ProblemDetails | null;
}

/** Does one thing to many: each by itself, so that one that cannot be done keeps no other from it, and the answer says which. */
@Injectable()
export class BulkQuarantineService {
  constructor(
    @Inject(ResolveQuarantineService) private readonly quarantine: ResolveQuarantineService,
    @Inject(CorrectAnswersService) private readonly answers: CorrectAnswersService,
  ) {}

  async all(targets: readonly { readonly submission: string; readonly revision: number }[], work: BulkWork, caller: Caller): Promise<readonly BulkResult[]> {
    const results: BulkResult[] = [];
    for (const { submission, revision } of targets) results.push(await this.one(submission, () => this.do({ submission, revision }, work, caller)));
    return results;
  }

  private async one(submission: string, work: () => Promise<string>): Promise<BulkResult> {
    try {
      return { submission, done: true, status: await work(), problem: null };
    } catch (error) {
      if (error instanceof Problem) return { submission, done: false, status: null, problem: problemDetails(error) };
      throw error;
    }
  }

  private async do(target: { readonly submission: string; readonly revision: number }, work: BulkWork, caller: Caller): Promise<string> {
    switch (work.verb) {
      case 'release':
      case 'reject': return (await this.quarantine.resolve({ submission: target.submission, verb: work.verb, reason: work.reason }, caller)).status;
      case 'assign':
        await this.quarantine.assign(target.submission, work.assignee, caller);
        return 'quarantined';
      case 'correct': return (await this.answers.correct({ ...target, changes: work.changes, issue: work.issue, reason: work.reason }, caller)).status;
    }
  }
}
