import { Controller, Get, Inject, Param, Query } from '@nestjs/common';
import { Problem } from '@fm/problems';
import { BAD_QUERY, NO_SUCH_RELEASE } from '../gateway.problems.js';
import { ReleaseRepository, type PublicRelease, type ReleasedCell } from '../store/release.repository.js';
import { OpenTo } from './open-to.js';

const DEFAULT_PAGE = 1_000;
const LONGEST_PAGE = 5_000;
const LONGEST_CURSOR = 500;

interface CellsPage {
  readonly cells: readonly (ReleasedCell & { readonly confStatus: 'F' | 'C' })[];
  readonly next: string | null;
}

/** Chapter 5, door: what was released, for everybody. */
@Controller('api/v1/releases')
@OpenTo('public', 'viewer', 'manager', 'protection', 'admin')
export class ReleasesController {
  constructor(@Inject(ReleaseRepository) private readonly releases: ReleaseRepository) {}

  @Get()
  async list(): Promise<{ releases: readonly PublicRelease[] }> {
    return { releases: await this.releases.list() };
  }

  @Get(':number')
  async read(@Param('number') number: string): Promise<PublicRelease> {
    const release = (await this.releases.list()).find((known) => String(known.release) === number);
    if (!release) throw new Problem(NO_SUCH_RELEASE, { en: 'Take a number from GET /api/v1/releases.', lo: 'ເອົາເລກຈາກ GET /api/v1/releases.' });
    return release;
  }

  @Get(':number/cells')
  async cells(@Param('number') number: string, @Query() { after = '', limit = String(DEFAULT_PAGE) }: { after?: unknown; limit?: unknown }): Promise<CellsPage> {
    const { release } = await this.read(number);
    const wanted = Number(limit);
    if (!Number.isInteger(wanted) || wanted < 1 || wanted > LONGEST_PAGE || typeof after !== 'string' || after.length > LONGEST_CURSOR || after.includes('\u0000')) {
      throw new Problem(BAD_QUERY, { en: `"limit" takes 1 to ${LONGEST_PAGE}; "after" what the page before said in "next".`, lo: `"limit" ຮັບ 1 ຫາ ${LONGEST_PAGE}; "after" ແມ່ນ "next" ຂອງໜ້າກ່ອນ.` });
    }
    const found = await this.releases.cells(release, after, wanted + 1);
    const cells = found.slice(0, wanted).map((cell) => ({ ...cell, confStatus: cell.value === null ? ('C' as const) : ('F' as const) }));
    return { cells, next: found.length > wanted ? (cells.at(-1)?.cell ?? null) : null };
  }
}
