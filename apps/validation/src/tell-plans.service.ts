import { Inject, Injectable } from '@nestjs/common';
import { createHash } from 'node:crypto';
import { ROUND_PLANNED, type RoundPlannedV1 } from '@fm/contracts';
import { Outbox } from '@fm/delivery';
import type { Transaction } from '@fm/persistence';
import type { Round, ShiftPlan } from './domain/registers/register.js';
import { plansOf } from './domain/registers/round-plan.js';
import { planEvent } from './outbound/registers.events.js';
import { KnownPointRepository } from './store/known-point.repository.js';
import { RegisterRepository, type RegisterVersion } from './store/register.repository.js';
import { ToldPlanRepository } from './store/told-plan.repository.js';

/** Says what rounds plan at each point in each month, where it is not what was said last. */
@Injectable()
export class TellPlansService {
  constructor(
    @Inject(RegisterRepository) private readonly registers: RegisterRepository,
    @Inject(KnownPointRepository) private readonly points: KnownPointRepository,
    @Inject(ToldPlanRepository) private readonly told: ToldPlanRepository,
    @Inject(Outbox) private readonly outbox: Outbox,
  ) {}

  /** All rounds: as after a point was registered. Call it with the registers locked, last in the transaction. */
  async tellAll(tx: Transaction, at: string): Promise<void> {
    await this.tell(tx, (await this.registers.current(tx, 'rounds')).map(({ key }) => key), at);
  }

  /** Call it with the registers locked, last in the transaction. */
  async tell(tx: Transaction, rounds: readonly string[], at: string): Promise<void> {
    if (rounds.length === 0) return;
    const shifts = await this.registers.entries(tx, 'shift-plans');
    for (const round of [...new Set(rounds)].toSorted()) await this.tellOne(tx, round, shifts, at);
  }

  private async tellOne(tx: Transaction, id: string, shifts: readonly ShiftPlan[], at: string): Promise<void> {
    const history = await this.registers.history(tx, 'rounds', id);
    const round = history.find(({ entry }) => entry !== null)?.entry;
    if (!round) return;
    const before = new Map((await this.told.of(tx, id)).map((plan) => [`${plan.point}/${plan.month}`, plan]));
    const events = (await this.statesOf(tx, { round, history, shifts, before: [...before.values()] })).flatMap((event) => {
      const last = before.get(`${event.point}/${event.month}`);
      const fingerprint = fingerprintOf(event);
      return last?.fingerprint === fingerprint ? [] : [{ fingerprint, told: { ...event, revision: (last?.revision ?? 0) + 1 } }];
    });
    await this.told.keep(tx, events, at);
    await this.outbox.record(tx, ROUND_PLANNED, events.map(({ told }) => ({ data: told })));
  }

  /** What is planned now, and what was planned once and is no more. */
  private async statesOf(tx: Transaction, { round, history, shifts, before }: Known): Promise<RoundPlannedV1[]> {
    const withdrawn = history[0]?.entry === null;
    const points = [...(await this.points.byCode(tx)).values()];
    const plans = withdrawn ? [] : plansOf(round, shifts, points);
    const gone = before.filter(({ point, month }) => !plans.some((plan) => plan.point === point && plan.month === month));
    const closedAt = closedSince(history);
    return [
      ...plans.map((plan) => planEvent(round, plan, { closedAt, withdrawn: false, revision: 0 })),
      ...gone.map(({ point, month }) => planEvent(round, { point, month, shifts: [] }, { closedAt, withdrawn: true, revision: 0 })),
    ];
  }
}

interface Known {
  readonly round: Round;
  readonly history: readonly RegisterVersion<'rounds'>[];
  readonly shifts: readonly ShiftPlan[];
  readonly before: readonly { readonly point: string; readonly month: string }[];
}

/** Since when it is closed without a break; null where it is not. @param history newest first */
function closedSince(history: readonly RegisterVersion<'rounds'>[]): string | null {
  const open = history.findIndex(({ entry }) => entry?.state !== 'closed');
  return history.slice(0, open === -1 ? history.length : open).at(-1)?.recordedAt ?? null;
}

const fingerprintOf = (event: RoundPlannedV1): string => createHash('sha256').update(JSON.stringify(event)).digest('base64');
