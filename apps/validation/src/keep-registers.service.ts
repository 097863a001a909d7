import { Inject, Injectable } from '@nestjs/common';
import { FORBIDDEN, type Caller } from '@fm/access';
import { ENUMERATOR_REGISTERED } from '@fm/contracts';
import { Outbox } from '@fm/delivery';
import { Clock } from '@fm/lifecycle';
import { Database, inTransaction, type Transaction } from '@fm/persistence';
import { Problem } from '@fm/problems';
import { isSeen, reachOf, refusedReach } from './domain/registers/reach.js';
import type { Entries, Enumerator, RegisterName, ShiftPlan } from './domain/registers/register.js';
import { enumeratorEvent } from './outbound/registers.events.js';
import { lockRegisters } from './store/key-locks.js';
import { KnownPointRepository } from './store/known-point.repository.js';
import { RegisterRepository, type RegisterVersion } from './store/register.repository.js';
import { TellPlansService } from './tell-plans.service.js';
import { NO_SUCH_ENTRY, NOTHING_TO_UNDO } from './validation.problems.js';

/** An entry as it is to be; null takes it back. */
export interface Change<N extends RegisterName> {
  readonly key: string;
  readonly entry: Entries[N] | null;
}

/** What people register of time and people: each change with author and reason, none forgotten, all of them undone by the one before. */
@Injectable()
export class KeepRegistersService {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(RegisterRepository) private readonly registers: RegisterRepository,
    @Inject(KnownPointRepository) private readonly points: KnownPointRepository,
    @Inject(TellPlansService) private readonly plans: TellPlansService,
    @Inject(Outbox) private readonly outbox: Outbox,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  /** A page of what the caller sees, in the order of the keys, and the key behind which the next begins; null where there is none. */
  async list<N extends RegisterName>(register: N, page: { readonly after: string; readonly limit: number }, { provinces }: Caller): Promise<{ readonly entries: readonly RegisterVersion<N>[]; readonly next: string | null }> {
    const tx = this.database.manager;
    const found = await this.registers.current(tx, register, page);
    const provinceOf = await this.provinces(tx);
    const entries = found.filter(({ entry }) => isSeen(reachOf(entry, provinceOf), provinces));
    return { entries, next: found.length === page.limit ? (found.at(-1)?.key ?? null) : null };
  }

  /** Newest first. @throws Problem NO_SUCH_ENTRY */
  async history<N extends RegisterName>(register: N, key: string, { provinces }: Caller): Promise<readonly RegisterVersion<N>[]> {
    const tx = this.database.manager;
    const history = await this.registers.history(tx, register, key);
    const [provinceOf, last] = [await this.provinces(tx), history.find(({ entry }) => entry !== null)?.entry];
    if (!last || !isSeen(reachOf(last, provinceOf), provinces)) throw noSuchEntry();
    return history;
  }

  /** @throws Problem FORBIDDEN where one of them reaches beyond the caller's provinces, before or after: then none is changed */
  put<N extends RegisterName>(register: N, changes: readonly Change<N>[], said: { readonly caller: Caller; readonly reason: string }): Promise<readonly RegisterVersion<N>[]> {
    return inTransaction(this.database, async (tx) => {
      await lockRegisters(tx);
      return this.change(tx, register, changes, said);
    });
  }

  /** Of several registers at once: all or nothing. @returns how many entries changed */
  putAll(registers: readonly { readonly register: RegisterName; readonly changes: readonly Change<RegisterName>[] }[], said: { readonly caller: Caller; readonly reason: string }): Promise<number> {
    return inTransaction(this.database, async (tx) => {
      await lockRegisters(tx);
      let changed = 0;
      for (const { register, changes } of registers) if (changes.length > 0) changed += (await this.change(tx, register, changes, said)).length;
      return changed;
    });
  }

  /** @throws Problem NO_SUCH_ENTRY, FORBIDDEN */
  withdraw<N extends RegisterName>(register: N, key: string, said: { readonly caller: Caller; readonly reason: string }): Promise<RegisterVersion<N>> {
    return this.again(register, key, said, () => null);
  }

  /** Makes it what it was before its last change. @throws Problem NO_SUCH_ENTRY, FORBIDDEN, NOTHING_TO_UNDO where it says so already */
  undo<N extends RegisterName>(register: N, key: string, said: { readonly caller: Caller; readonly reason: string }): Promise<RegisterVersion<N>> {
    return this.again(register, key, said, ([, before]) => before?.entry ?? null);
  }

  private again<N extends RegisterName>(register: N, key: string, said: { readonly caller: Caller; readonly reason: string }, entryOf: (history: readonly RegisterVersion<N>[]) => Entries[N] | null): Promise<RegisterVersion<N>> {
    return inTransaction(this.database, async (tx) => {
      await lockRegisters(tx);
      const history = await this.history(register, key, said.caller);
      const [version] = await this.change(tx, register, [{ key, entry: entryOf(history) }], said);
      if (!version) throw new Problem(NOTHING_TO_UNDO, { en: 'Look at its history first.', lo: 'ໃຫ້ເບິ່ງປະຫວັດກ່ອນ.' });
      return version;
    });
  }

  private async change<N extends RegisterName>(tx: Transaction, register: N, changes: readonly Change<N>[], { caller, reason }: { readonly caller: Caller; readonly reason: string }): Promise<readonly RegisterVersion<N>[]> {
    const provinceOf = await this.provinces(tx);
    const held = new Map((await this.registers.current(tx, register)).map(({ key, entry }) => [key, entry]));
    for (const { key, entry } of changes) {
      for (const state of [held.get(key), entry]) {
        const refused = state ? refusedReach(reachOf(state, provinceOf), caller.provinces) : null;
        if (refused) throw new Problem(FORBIDDEN, refused);
      }
    }
    const at = this.clock.now().toISOString();
    const changed = await this.registers.put(tx, register, changes, { actor: caller.subject, reason, at });
    await this.tell(tx, register, changed.map((version) => ({ ...version, held: held.get(version.key) ?? null })), at);
    return changed;
  }

  private async tell<N extends RegisterName>(tx: Transaction, register: N, changed: readonly (RegisterVersion<N> & { readonly held: Entries[N] | null })[], at: string): Promise<void> {
    if (register === 'rounds') await this.plans.tell(tx, changed.map(({ key }) => key), at);
    if (register === 'shift-plans') await this.plans.tell(tx, changed.flatMap(({ entry, held }) => [entry, held].flatMap((shift) => (shift as ShiftPlan | null)?.round ?? [])), at);
    if (register !== 'enumerators') return;
    await this.outbox.record(tx, ENUMERATOR_REGISTERED, changed.flatMap(({ entry, held, revision }) => {
      const enumerator = (entry ?? held) as Enumerator | null;
      return enumerator ? [{ data: enumeratorEvent(enumerator, revision, entry === null) }] : [];
    }));
  }

  private async provinces(tx: Transaction): Promise<(point: string) => string | null> {
    const points = await this.points.byCode(tx);
    return (point) => points.get(point)?.adm1 ?? null;
  }
}

const noSuchEntry = (): Problem => new Problem(NO_SUCH_ENTRY, { en: 'Take its key from the list of this register.', lo: 'ເອົາລະຫັດຈາກລາຍການຂອງທະບຽນນີ້.' });
