import {
  FLOW_DIRECTIONS, GROUP_TYPES, INFO_SOURCES, localDayOf, MOVEMENT_TYPES, OBSERVABLE_VULNERABILITIES, REASONS, SHIFTS, STAY_DURATIONS,
  TRANSPORT_MODES, UNKNOWN, UNKNOWN_COUNTRY, type ObservableVulnerability, type StatedPlace,
} from '@fm/contracts/vocabulary';
import type { FmrDraft } from '../fmr-draft.js';
import { countryCode } from './country-code.js';
import { readCountGrid } from './count-grid.js';
import { choicesAt, integerAt, rowsAt, textAt, yesNoAt, type Answers } from './read-answer.js';
import { localHourOf, readDay, readHour, readInstant } from './read-date.js';
import { readPosition } from './read-position.js';

/** Names the mapping from the questions of `lao_fm_fmr` to the canonical record; raised with every change of it. */
export const FMR_MAPPING_VERSION = 'lao_fm_fmr/1';

/**
 * From the answers of `lao_fm_fmr` to our words. Never throws for bad data: what cannot be read is null and noted.
 * Day and hour are those of `start` in Laos unless they were entered by hand.
 */
export function mapFmr(answers: Answers): FmrDraft {
  const unlisted: { field: string; value: string }[] = [];
  const listed = <C extends string>(path: string, list: readonly C[]): C | null => {
    const value = textAt(answers, path);
    const code = list.find((known) => known === value) ?? null;
    if (value !== null && code === null) unlisted.push({ field: path, value });
    return code;
  };
  const startedAt = readInstant(textAt(answers, 'start'));
  const dayText = textAt(answers, 'g_id/obs_date') ?? (startedAt === null ? null : localDayOf(startedAt));
  const read = readDay(dayText);
  return {
    point: textAt(answers, 'g_id/fmp_code'),
    day: read?.day ?? null,
    dayText,
    buddhistYear: read?.buddhist ?? false,
    hour: hourAt(answers, startedAt),
    shift: listed('g_id/shift_code', SHIFTS),
    enumerator: textAt(answers, 'g_id/enumerator_code'),
    infoSource: listed('g_source/info_source', INFO_SOURCES),
    consent: yesNoAt(answers, 'g_source/consent_given'),
    statedDirection: listed('g_move/flow_direction', FLOW_DIRECTIONS),
    departure: placeAt(answers, 'g_move/dep', unlisted),
    destination: placeAt(answers, 'g_move/dest', unlisted),
    movementType: listed('g_move/movement_type', MOVEMENT_TYPES) ?? UNKNOWN,
    reasons: reasonsAt(answers, unlisted),
    transport: listed('g_move/transport_mode', TRANSPORT_MODES) ?? UNKNOWN,
    stay: listed('g_move/stay_duration', STAY_DURATIONS),
    groupType: listed('g_move/group_type', GROUP_TYPES),
    nTotal: integerAt(answers, 'g_count/n_total'),
    nTotalText: textAt(answers, 'g_count/n_total'),
    sexAge: readCountGrid(answers),
    nationalities: rowsAt(answers, 'r_nat', ['nat_iso3', 'nat_n']).map((row) => ({ iso3: countryIn(row, 'nat_iso3', unlisted), n: integerAt(row, 'nat_n') ?? 0 })),
    vulnerabilities: vulnerabilitiesAt(answers),
    position: readPosition(textAt(answers, 'g_id/gps')),
    startedAt,
    endedAt: readInstant(textAt(answers, 'end')),
    unlisted,
  };
}

function hourAt(answers: Answers, startedAt: Date | null): number | null {
  const entered = textAt(answers, 'g_id/obs_time');
  return entered === null && startedAt !== null ? localHourOf(startedAt) : readHour(entered);
}

type Unlisted = { field: string; value: string }[];

function countryIn(answers: Answers, path: string, unlisted: Unlisted): string {
  const value = textAt(answers, path);
  if (value === null || value === UNKNOWN_COUNTRY) return UNKNOWN_COUNTRY;
  const code = countryCode(value);
  if (code === null) unlisted.push({ field: path, value });
  return code ?? UNKNOWN_COUNTRY;
}

function placeAt(answers: Answers, prefix: string, unlisted: Unlisted): StatedPlace {
  return {
    country: countryIn(answers, `${prefix}_country`, unlisted),
    adm1: textAt(answers, `${prefix}_adm1`),
    adm2: textAt(answers, `${prefix}_adm2`),
    text: textAt(answers, `${prefix}_place_text`),
  };
}

function reasonsAt(answers: Answers, unlisted: Unlisted): readonly string[] | null {
  const chosen = choicesAt(answers, 'g_move/reasons');
  if (chosen === null) return null;
  const known = chosen.filter((code) => (REASONS as readonly string[]).includes(code));
  for (const value of chosen.filter((code) => !known.includes(code))) unlisted.push({ field: 'g_move/reasons', value });
  return known.length > 0 ? [...new Set(known)] : null;
}

function vulnerabilitiesAt(answers: Answers): Record<ObservableVulnerability, number | null> {
  const entries = OBSERVABLE_VULNERABILITIES.map((category) => [category, integerAt(answers, `g_vuln/v_${category}`)] as const);
  return Object.fromEntries(entries) as Record<ObservableVulnerability, number | null>;
}
