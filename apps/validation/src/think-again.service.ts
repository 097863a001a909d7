import { Inject, Injectable } from '@nestjs/common';
import { Database, inTransaction } from '@fm/persistence';
import { LookAroundService } from './look-around.service.js';
import { LookAtDaysService } from './look-at-days.service.js';
import type { BreakerTrip } from './store/breaker.repository.js';
import { TripBreakerService } from './trip-breaker.service.js';

export interface Afterthought {
  /** Whether there may be more. */
  readonly more: boolean;
  readonly tripped: readonly BreakerTrip[];
}

/** Chapter 2, afterwards: what is seen only when others have come. Each look is a transaction of its own. */
@Injectable()
export class ThinkAgainService {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(LookAroundService) private readonly around: LookAroundService,
    @Inject(TripBreakerService) private readonly breaker: TripBreakerService,
    @Inject(LookAtDaysService) private readonly days: LookAtDaysService,
  ) {}

  async think(): Promise<Afterthought> {
    const decided = await inTransaction(this.database, (tx) => this.around.look(tx));
    const tripped = await inTransaction(this.database, (tx) => this.breaker.check(tx));
    const days = await inTransaction(this.database, (tx) => this.days.look(tx));
    return { more: decided !== null || tripped !== null || days !== null, tripped: tripped ?? [] };
  }
}
