import { Inject, Injectable } from '@nestjs/common';
import { Database } from '@fm/persistence';
import type { DaySpan, RoundTerms, Surroundings } from '@fm/indicators';

interface RoundOfPoint extends RoundTerms {
  readonly round: string;
  readonly exclusionRule: string | null;
}

/** `terms`: when the days of points become final. */
export type Planned = Pick<Surroundings, 'rounds' | 'exclusions'> & { readonly terms: readonly RoundTerms[] };

/** What the rounds say about the days of points. */
@Injectable()
export class RoundReadModel {
  constructor(@Inject(Database) private readonly database: Database) {}

  /** First and last day of each round, and the rules of exclusion of each point. A point without a rule has the rule to leave out nobody. */
  async planned(): Promise<Planned> {
    const rows = await this.database.query<RoundOfPoint[]>(
      `select distinct entry->>'round' as round, entry->>'point' as point, entry->>'from' as "from", entry->>'to' as "to", entry->>'exclusionRule' as "exclusionRule",
         (entry->>'finalAfterDays')::int as "finalAfterDays", entry->>'closedAt' as "closedAt"
       from known_round where not (entry->>'withdrawn')::boolean`,
    );
    const overlapping = (point: string, span: DaySpan): RoundOfPoint[] => rows.filter((row) => row.point === point && row.from <= span.to && row.to >= span.from);
    return {
      terms: rows,
      rounds: new Map(rows.map(({ round, from, to }) => [round, { from, to }])),
      exclusions: (point, span) => [...new Set(overlapping(point, span).map(({ exclusionRule }) => exclusionRule ?? ''))],
    };
  }
}
