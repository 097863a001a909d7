import { Inject, Injectable } from '@nestjs/common';
import type { Caller } from '@fm/access';
import { Database, inTransaction, type Transaction } from '@fm/persistence';
import { Problem } from '@fm/problems';
import { medianPosition, type ProposedPosition } from './domain/proposed-position.js';
import { NOT_ENOUGH_FIXES, UNKNOWN_POINT } from './geo-enrichment.problems.js';
import type { RegisteredPoint } from './domain/registered-point.js';
import { RegisterPointService } from './register-point.service.js';
import { GOOD_FIXES, PositionRepository } from './store/position.repository.js';
import { PointRepository } from './store/point.repository.js';

export interface PositionProposal {
  readonly code: string;
  /** Good fixes so far, and how many it takes. */
  readonly fixes: number;
  readonly needed: number;
  /** Null while there are too few: a median of few gives single positions away. */
  readonly proposed: ProposedPosition | null;
}

/** A point's coordinates from the field: the median of its first good fixes is proposed, a person confirms it. */
@Injectable()
export class ConfirmPositionService {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(PointRepository) private readonly points: PointRepository,
    @Inject(PositionRepository) private readonly positions: PositionRepository,
    @Inject(RegisterPointService) private readonly register: RegisterPointService,
  ) {}

  propose(code: string): Promise<PositionProposal> {
    return inTransaction(this.database, async (tx) => (await this.proposalOf(tx, code)).proposal);
  }

  /** Enters the proposed position as confirmed. @throws Problem where the point is unknown, has too few good fixes, or is not the caller's */
  async confirm(code: string, caller: Caller): Promise<RegisteredPoint> {
    const { entry, proposal: { proposed, fixes } } = await inTransaction(this.database, (tx) => this.proposalOf(tx, code));
    if (!proposed) throw new Problem(NOT_ENOUGH_FIXES, { en: `${fixes} of ${GOOD_FIXES} good fixes have come: wait for more, or enter measured coordinates with confirmed: true.`, lo: `ມີຕຳແໜ່ງທີ່ດີ ${fixes} ຈາກ ${GOOD_FIXES}: ໃຫ້ລໍຖ້າ ຫຼື ປ້ອນພິກັດທີ່ວັດແລ້ວພ້ອມ confirmed: true.` });
    return this.register.register({ ...entry.point, lat: proposed.lat, lon: proposed.lon, confirmed: true }, caller);
  }

  private async proposalOf(tx: Transaction, code: string): Promise<{ entry: RegisteredPoint; proposal: PositionProposal }> {
    const entry = await this.points.find(tx, code);
    if (!entry) throw new Problem(UNKNOWN_POINT, { en: `${code} is not in the register: see GET /points for the codes.`, lo: `${code} ບໍ່ມີໃນທະບຽນ: ເບິ່ງລະຫັດທີ່ GET /points.` });
    const fixes = await this.positions.firstGoodFixes(tx, code);
    return { entry, proposal: { code, fixes: fixes.length, needed: GOOD_FIXES, proposed: fixes.length < GOOD_FIXES ? null : medianPosition(fixes, entry.point) } };
  }
}
