import { Inject, Injectable } from '@nestjs/common';
import { FORBIDDEN, type Caller } from '@fm/access';
import { Clock } from '@fm/lifecycle';
import { Database, inTransaction } from '@fm/persistence';
import { Problem } from '@fm/problems';
import { provinceOf } from './domain/administrative-areas.js';
import { areaOf } from './domain/names/lao-names.js';
import { exactKey } from './domain/names/name-keys.js';
import type { PlaceAlias } from './domain/place-alias.js';
import { UNKNOWN_PLACE } from './geo-enrichment.problems.js';
import { AliasRepository } from './store/alias.repository.js';
import { StatedNameRepository, type OpenName } from './store/stated-name.repository.js';

export interface DecidedName {
  readonly text: string;
  /** P-code of the province within which it is to hold; null: where no province is stated. */
  readonly within: string | null;
  /** Null: the words name no place of Laos. */
  readonly pcode: string | null;
}

const MOST_SHOWN = 500;

/** The work list of words that no rule could place: a person's choice becomes an alias, and what waited for it follows by itself (see LocateAgainService). */
@Injectable()
export class DecideNameService {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(AliasRepository) private readonly aliases: AliasRepository,
    @Inject(StatedNameRepository) private readonly names: StatedNameRepository,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  open({ provinces }: Caller): Promise<OpenName[]> {
    return inTransaction(this.database, (tx) => this.names.open(tx, provinces, MOST_SHOWN));
  }

  all(): Promise<PlaceAlias[]> {
    return inTransaction(this.database, (tx) => this.aliases.all(tx));
  }

  /** @throws Problem where the codes do not hold, or no record of the caller's provinces has the words */
  async decide({ text, within, pcode }: DecidedName, caller: Caller): Promise<PlaceAlias> {
    refuseWrong(within, pcode);
    const name = { key: exactKey(text), within: within ?? '' };
    return inTransaction(this.database, async (tx) => {
      if (caller.provinces !== null && !(await this.names.occurs(tx, name, caller.provinces))) throw outside(caller.provinces);
      await this.aliases.decide(tx, { ...name, text, pcode }, { actor: caller.subject, at: this.clock.now() });
      const [alias] = await this.aliases.of(tx, [name]);
      if (!alias) throw new Error('The name was decided a moment ago: look into place_alias_history.');
      return alias;
    });
  }
}

function refuseWrong(within: string | null, pcode: string | null): void {
  const area = pcode === null ? null : areaOf(pcode);
  const holds = area === null || (area !== undefined && (within === null || area.pcode === within || area.parent === within));
  if (holds && (within === null || provinceOf(within))) return;
  throw new Problem(UNKNOWN_PLACE, {
    en: 'pcode must be the P-code of a Lao province or district, and within, where given, that of the province it lies in, such as LA0301 within LA03.',
    lo: 'pcode ຕ້ອງແມ່ນລະຫັດແຂວງ ຫຼື ເມືອງ ແລະ within (ຖ້າມີ) ແມ່ນລະຫັດແຂວງທີ່ມັນຢູ່ ເຊັ່ນ LA0301 ໃນ LA03.',
  });
}

function outside(provinces: readonly string[]): Problem {
  return new Problem(FORBIDDEN, { en: `No record of ${provinces.join(', ')} has these words; ask an administrator.`, lo: `ບໍ່ມີບັນທຶກໃນ ${provinces.join(', ')} ທີ່ມີຄຳນີ້; ໃຫ້ຖາມຜູ້ດູແລລະບົບ.` });
}
