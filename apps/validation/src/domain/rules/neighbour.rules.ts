import type { Neighbour } from '../window/sketch.js';
import { seenIf, type Limits, type Rule } from './rule.js';

const MINUTE_MS = 60_000;
const apart = (a: Neighbour, b: Neighbour): number => Math.abs(Date.parse(a.startedAt) - Date.parse(b.startedAt));

/** A rule that looks at nothing but the sketches around a record, so that it can be asked again without the record's answers. */
export interface NeighbourRule extends Rule {
  sees(found: readonly Neighbour[], limits: Limits): boolean;
}

const D3 = ['fmp_code', 'flow_direction', 'start', 'n_total', 'nationalities', 'transport_mode', 'enumerator_code', 'deviceid'];

const rule = (declared: Omit<NeighbourRule, 'look' | 'stage'>): NeighbourRule => ({
  ...declared, stage: 'platform',
  look: (_, { neighbours }, limits) => seenIf(neighbours.length > 1 && declared.sees(neighbours, limits), null, () => null),
});

/** What only several records together can say. Each looks at the set around a record, whatever the order in which it came. */
export const NEIGHBOUR_RULES: readonly NeighbourRule[] = [
  rule({
    id: 'V-D3', severity: 'W', reads: D3, thresholds: { minutes: 10, persons: 5 },
    message: { en: 'Another enumerator registered the same group within {minutes} minutes.', lo: 'ຜູ້ສຳພາດອີກຄົນບັນທຶກກຸ່ມດຽວກັນພາຍໃນ {minutes} ນາທີ.' },
    fix: { en: 'If it is the same group, keep one and reject the other.', lo: 'ຖ້າແມ່ນກຸ່ມດຽວກັນ ໃຫ້ເກັບໄວ້ອັນດຽວ ແລະ ປະຕິເສດອີກອັນ.' },
    sees: (found, { minutes = 0, persons = 0 }) => twinsIn(found, minutes).some(({ own, other }) => own.nTotal >= persons && own.people === other.people),
  }),
  rule({
    id: 'V-D3-small', severity: 'I', reads: D3, thresholds: { minutes: 10, persons: 5 },
    message: { en: 'Another enumerator registered a group that looks like this one within {minutes} minutes.', lo: 'ຜູ້ສຳພາດອີກຄົນບັນທຶກກຸ່ມທີ່ຄ້າຍກັນພາຍໃນ {minutes} ນາທີ.' },
    fix: { en: 'Small groups look alike: reject one only where the team remembers.', lo: 'ກຸ່ມນ້ອຍມັກຄ້າຍກັນ: ປະຕິເສດສະເພາະເມື່ອທີມຈື່ໄດ້.' },
    sees: (found, { minutes = 0, persons = 0 }) => {
      const twins = twinsIn(found, minutes);
      return twins.length > 0 && !twins.some(({ own, other }) => own.nTotal >= persons && own.people === other.people);
    },
  }),
  rule({
    id: 'V-U2', severity: 'W', reads: ['start', 'end', 'deviceid'], thresholds: { seconds: 60 },
    message: { en: 'Two records of one device overlap by more than {seconds} seconds.', lo: 'ສອງບັນທຶກຂອງເຄື່ອງດຽວກັນຊ້ອນກັນຫຼາຍກວ່າ {seconds} ວິນາທີ.' },
    fix: { en: 'Ask how two groups were written down at once.', lo: 'ຖາມວ່າບັນທຶກສອງກຸ່ມພ້ອມກັນໄດ້ແນວໃດ.' },
    sees: (found, { seconds = 0 }) => pairsIn(found).some(({ own, other }) => overlap(own, other) > seconds),
  }),
  rule({
    id: 'V-U3', severity: 'I', reads: ['start', 'enumerator_code'], thresholds: { records: 12, minutes: 5 },
    message: { en: 'More than {records} records of one enumerator in {minutes} minutes.', lo: 'ຫຼາຍກວ່າ {records} ບັນທຶກຂອງຜູ້ສຳພາດຄົນດຽວ ໃນ {minutes} ນາທີ.' },
    fix: { en: 'A train has come, or records were made up: look at the hour.', lo: 'ລົດໄຟມາຮອດ ຫຼື ບັນທຶກຖືກແຕ່ງຂຶ້ນ: ກວດເບິ່ງຊ່ວງເວລານັ້ນ.' },
    sees: (found, { records = 0, minutes = 0 }) => found.length > records && busiest(found, minutes) > records,
  }),
];

export const NEIGHBOUR_RULE_IDS: ReadonlySet<string> = new Set(NEIGHBOUR_RULES.map(({ id }) => id));

interface Pair {
  readonly own: Neighbour;
  readonly other: Neighbour;
}

/** The record's own sketch with each of the others. */
function pairsIn(found: readonly Neighbour[]): readonly Pair[] {
  const own = found.find((neighbour) => neighbour.own);
  return own ? found.filter((neighbour) => !neighbour.own).map((other) => ({ own, other })) : [];
}

/** The same group at the same point within minutes, seen by another pair of eyes. */
function twinsIn(found: readonly Neighbour[], minutes: number): readonly Pair[] {
  return pairsIn(found).filter(({ own, other }) =>
    other.point === own.point && other.group === own.group && apart(other, own) <= minutes * MINUTE_MS && (other.enumerator !== own.enumerator || other.device !== own.device));
}

/** Seconds during which both were open; none where a clock ran backwards, or on different devices. */
function overlap(a: Neighbour, b: Neighbour): number {
  if (a.device === null || a.device !== b.device || a.endedAt === null || b.endedAt === null) return 0;
  return (Math.min(Date.parse(a.endedAt), Date.parse(b.endedAt)) - Math.max(Date.parse(a.startedAt), Date.parse(b.startedAt))) / 1000;
}

/** The most records that the enumerator began in any stretch of so many minutes that holds this one. */
function busiest(found: readonly Neighbour[], minutes: number): number {
  const own = found.find((neighbour) => neighbour.own);
  if (!own) return 0;
  const starts = found.filter(({ enumerator }) => enumerator !== null && enumerator === own.enumerator).map(({ startedAt }) => Date.parse(startedAt));
  const at = Date.parse(own.startedAt);
  const froms = starts.filter((start) => start <= at && at - start <= minutes * MINUTE_MS);
  return Math.max(0, ...froms.map((from) => starts.filter((start) => start >= from && start - from <= minutes * MINUTE_MS).length));
}
