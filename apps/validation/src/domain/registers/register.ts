import { ROUND_STATES, type LocalDay, type PlannedShift, type RoundState } from '@fm/contracts/vocabulary';
import { code, day, list, oneOf, orElse, text, time, whole, type FieldFinding, type Fields } from './read-field.js';

/** A span of days on which everything about time hangs: coverage, silence, finality, reports, clearance. */
export interface Round {
  readonly id: string;
  readonly nameEn: string;
  readonly nameLo: string;
  readonly from: LocalDay;
  readonly to: LocalDay;
  readonly state: RoundState;
  readonly finalAfterDays: number;
  /** P-codes; null: everywhere. */
  readonly provinces: readonly string[] | null;
  readonly formVersions: readonly string[] | null;
  readonly exclusionRule: string | null;
  readonly donor: string | null;
  readonly clearedBy: string | null;
}

export interface ShiftPlan extends PlannedShift {
  readonly round: string;
  readonly point: string;
}

export interface Holiday {
  readonly day: LocalDay;
  /** ISO 3166-1 alpha-3: a holiday across the border is felt at it. */
  readonly country: string;
  readonly nameEn: string;
  readonly nameLo: string;
}

/** Within how many days after its observation what a point counts is expected here: teams without a network come later. */
export interface SyncDays {
  readonly point: string;
  readonly days: number;
}

export interface Enumerator {
  readonly code: string;
  readonly agency: string | null;
  readonly points: readonly string[];
  readonly activeFrom: LocalDay;
  readonly activeTo: LocalDay | null;
  /** Name of the manager who sees the facts about this enumerator, and nobody else does. */
  readonly supervisor: string | null;
}

export interface Entries {
  readonly 'rounds': Round;
  readonly 'shift-plans': ShiftPlan;
  readonly 'holidays': Holiday;
  readonly 'sync-days': SyncDays;
  readonly 'enumerators': Enumerator;
}

export type RegisterName = keyof Entries;
export const REGISTERS = ['rounds', 'shift-plans', 'holidays', 'sync-days', 'enumerators'] as const satisfies readonly RegisterName[];

/** What a register is made of: how an entry is read, what names it, and what of it must fit together. */
export interface Register<T> {
  readonly fields: Fields<T>;
  readonly keyOf: (entry: T) => string;
  readonly check: (entry: T) => readonly FieldFinding[];
}

const PROVINCE = code(/^[A-Z]{2}\d{2}$/);
const ROUND = code();
const notBefore = (field: string, earlier: string, from: LocalDay, to: LocalDay | null): FieldFinding[] =>
  to === null || to >= from ? [] : [{ field, message: { en: `Let it be the day of "${earlier}" or a later one.`, lo: `ໃຫ້ເປັນມື້ດຽວກັບ "${earlier}" ຫຼື ຫຼັງຈາກນັ້ນ.` } }];

export const REGISTER: { readonly [N in RegisterName]: Register<Entries[N]> } = {
  'rounds': {
    fields: {
      id: ROUND, nameEn: text(120), nameLo: text(120), from: day, to: day, state: orElse(oneOf(...ROUND_STATES), 'proposed'), finalAfterDays: orElse(whole(0, 365), 14), provinces: orElse(list(PROVINCE), null),
      formVersions: orElse(list(text(64)), null), exclusionRule: orElse(text(300), null), donor: orElse(text(120), null), clearedBy: orElse(text(120), null),
    },
    keyOf: ({ id }) => id,
    check: ({ from, to }) => notBefore('to', 'from', from, to),
  },
  'shift-plans': {
    fields: { round: ROUND, point: code(), day, start: time, end: time, team: text(40), fmsQuota: orElse(whole(0, 1_000), null) },
    keyOf: (shift) => [shift.round, shift.point, shift.day, shift.start, shift.team].join('/'),
    check: ({ start, end }) => (start === end ? [{ field: 'end', message: { en: 'Let it end at another time than it starts.', lo: 'ໃຫ້ເວລາສິ້ນສຸດຕ່າງຈາກເວລາເລີ່ມ.' } }] : []),
  },
  'holidays': {
    fields: { day, country: orElse(code(/^[A-Z]{3}$/), 'LAO'), nameEn: text(120), nameLo: text(120) },
    keyOf: (holiday) => `${holiday.day}/${holiday.country}`,
    check: () => [],
  },
  'sync-days': { fields: { point: code(), days: whole(0, 60) }, keyOf: ({ point }) => point, check: () => [] },
  'enumerators': {
    fields: { code: code(), agency: orElse(text(120), null), points: list(code()), activeFrom: day, activeTo: orElse(day, null), supervisor: orElse(text(120), null) },
    keyOf: (entry) => entry.code,
    check: ({ activeFrom, activeTo }) => notBefore('activeTo', 'activeFrom', activeFrom, activeTo),
  },
};
