import { Inject, Injectable } from '@nestjs/common';
import type { Caller } from '@fm/access';
import { versionText } from '@fm/contracts/vocabulary';
import { Database } from '@fm/persistence';
import { Problem } from '@fm/problems';
import { NO_SUCH_CELL, OUTSIDE_PROVINCES } from './aggregation.problems.js';
import type { FigureExplained } from './domain/figure-explained.js';
import { movementCubeNamed, partsOfKey } from './domain/movement-cell.js';
import { ContributionRepository } from './store/contribution.repository.js';
import { FlowCellRepository } from './store/flow-cell.repository.js';
import { KnownPointRepository } from './store/known-point.repository.js';

/** A cell as it is asked for: the cube by the catalogue's name. */
export interface CellAsked {
  readonly measure: string;
  readonly cube: string;
  readonly cubeKey: string;
  readonly day: string;
}

/** Most submissions that one answer lists. */
const LONGEST_LIST = 1_000;

/** Which submissions make a figure what it is. */
@Injectable()
export class ExplainFigureService {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(FlowCellRepository) private readonly cells: FlowCellRepository,
    @Inject(ContributionRepository) private readonly contributions: ContributionRepository,
    @Inject(KnownPointRepository) private readonly points: KnownPointRepository,
  ) {}

  /** @throws Problem FM-C-02 where the question names no cell, FM-C-03 where the cell is outside the caller's provinces */
  async explain(asked: CellAsked, caller: Caller): Promise<FigureExplained> {
    const cube = movementCubeNamed(asked.cube);
    const key = cube ? partsOfKey(cube, asked.cubeKey) : null;
    if (!cube || !key) throw new Problem(NO_SUCH_CELL, { en: 'Give the cube as the catalogue names it and as many codes in cubeKey as the cube has dimensions.', lo: 'ໃຫ້ໃສ່ຊື່ cube ຕາມບັນຊີຕົວຊີ້ວັດ ແລະ ລະຫັດໃນ cubeKey ໃຫ້ຄົບຕາມຈຳນວນມິຕິ.' });
    await this.refuseOutside(key.point, caller);
    const tx = this.database.manager;
    const cell = await this.cells.find(tx, { cube, cubeKey: asked.cubeKey, day: asked.day });
    const found = await this.contributions.inCell(tx, { ...key, cube, day: asked.day, limit: LONGEST_LIST + 1 });
    const submissions = found.slice(0, LONGEST_LIST).map(({ version, ...rest }) => ({ ...rest, version: versionText(version) }));
    const figure = cell && { ...cell.sums, version: { epoch: cell.epoch, revision: cell.revision }, effectiveAt: cell.effectiveAt };
    return { ...asked, figure, submissions, truncated: found.length > LONGEST_LIST };
  }

  /** A hold without a point has no province either: it is for those who see all. */
  private async refuseOutside(point: string, { provinces }: Caller): Promise<void> {
    if (provinces === null) return;
    const province = await this.points.provinceOf(this.database.manager, point);
    if (province !== null && provinces.includes(province)) return;
    throw new Problem(OUTSIDE_PROVINCES, { en: `You see ${provinces.join(', ') || 'no province'}. Ask a manager of that province, or an administrator for the right.`, lo: `ທ່ານເຫັນສະເພາະ ${provinces.join(', ') || '-'}. ໃຫ້ຖາມຜູ້ຈັດການຂອງແຂວງນັ້ນ ຫຼື ຂໍສິດຈາກຜູ້ດູແລລະບົບ.` });
  }
}
