import { Injectable } from '@nestjs/common';
import type { Transaction } from '@fm/persistence';
import type { SurveyState } from '../domain/survey/survey-state.js';

type SurveyCounted = NonNullable<SurveyState['counted']>;

const COLUMNS = 'submission, revision, decision, placement, status, province, direction, point, day, tally';
const MARK_BOTH = `insert into snapshot_due (family, month) select distinct 'survey', to_char(on_day, 'YYYY-MM') from kept, lateral (values (old_day), (new_day)) as told(on_day) where on_day is not null`;

/** Class S: what interviews add, one row each, its tombstone included. Read by snapshots alone. */
@Injectable()
export class SurveyContributionRepository {
  /** What is not newer than what is held changes nothing, in whatever order it comes. */
  async keep(tx: Transaction, states: readonly SurveyState[]): Promise<void> {
    if (states.length === 0) return;
    await tx.query(
      `with kept as (
         insert into survey_contribution as held (${COLUMNS})
         select distinct on (submission collate "C") submission, revision, decision, placement, status, province, direction, point, day, nullif(tally, 'null')
         from jsonb_to_recordset($1::jsonb) as said (submission text, revision int, decision int, placement int, status text, province text, direction text, point text, day date, tally jsonb)
         order by submission collate "C", revision desc, decision desc, placement desc
         on conflict (submission) do update set revision = excluded.revision, decision = excluded.decision, placement = excluded.placement, status = excluded.status,
           province = excluded.province, direction = excluded.direction, point = excluded.point, day = excluded.day, tally = excluded.tally
         where (held.revision, held.decision, held.placement) < (excluded.revision, excluded.decision, excluded.placement)
         returning old.day as old_day, new.day as new_day)
       ${MARK_BOTH}`,
      [JSON.stringify(states.map(({ submission, version, status, counted }) => ({ submission, ...version, status, ...(counted ?? {}) })))],
    );
  }

  /** Nothing of an erased one stays, also where its counter is behind. */
  async erase(tx: Transaction, submissions: readonly string[]): Promise<void> {
    if (submissions.length === 0) return;
    await tx.query(
      `with kept as (
         update survey_contribution set status = 'withdrawn', province = null, direction = null, point = null, day = null, tally = null where submission = any($1) and tally is not null
         returning old.day as old_day, new.day as new_day)
       ${MARK_BOTH}`,
      [submissions],
    );
  }

  /** Interviews of whole years, both inclusive. */
  async ofYears(tx: Transaction, { first, last }: { readonly first: string; readonly last: string }): Promise<SurveyCounted[]> {
    return tx.query<SurveyCounted[]>(
      'select province, direction, point, day::text as day, tally from survey_contribution where tally is not null and day between $1::date and $2::date',
      [`${first}-01-01`, `${last}-12-31`],
    );
  }
}
