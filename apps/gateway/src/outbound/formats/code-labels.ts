import { iso31661Alpha3ToAlpha2 } from 'iso-3166';
import { REGISTRY_CHOICES, type Bilingual, type ChoiceList, type MonitoringPoint } from '@fm/contracts/vocabulary';
import type { Labels } from './column.js';

/** The forms' lists that the codes of a dimension are from. */
const LISTS: Readonly<Record<string, ChoiceList | undefined>> = {
  direction: REGISTRY_CHOICES['direction'],
  movementType: REGISTRY_CHOICES['movement_type'],
  reason: REGISTRY_CHOICES['reason'],
  transport: REGISTRY_CHOICES['transport'],
};
const COUNTRY_DIMENSIONS = ['nationality', 'depCountry', 'destCountry'];
const SEX: ChoiceList = { F: ['ຍິງ', 'Female'], M: ['ຊາຍ', 'Male'] };
const POINT_CLASS: ChoiceList = { border: ['ຊາຍແດນ', 'Border'], internal: ['ພາຍໃນ', 'Internal'], community: ['ຊຸມຊົນ', 'Community'] };
const UNKNOWN: Bilingual = { en: 'Not known', lo: 'ບໍ່ຮູ້' };
/** A Monday: weekday 1 of ISO 8601. */
const MONDAY = Date.UTC(2024, 0, 1);

/** Words for codes: of points from the register, of choices from the forms, of countries and weekdays from CLDR. */
export function codeLabels(points: readonly MonitoringPoint[]): Labels {
  const names = new Map(points.map(({ code, names: { en, lo } }) => [code, { en, lo }]));
  return (dimension, code) => {
    if (dimension === 'fmp') return names.get(code) ?? unknown(code);
    if (COUNTRY_DIMENSIONS.includes(dimension)) return country(code) ?? unknown(code);
    if (dimension === 'weekday') return weekday(code);
    const list = dimension === 'sex' ? SEX : dimension === 'pointClass' ? POINT_CLASS : LISTS[dimension];
    const label = list?.[code];
    return label ? { lo: label[0], en: label[1] } : unknown(code);
  };
}

const unknown = (code: string): Bilingual | null => (code === 'unknown' || code === 'XXX' ? UNKNOWN : null);

const REGIONS = { en: new Intl.DisplayNames('en', { type: 'region', fallback: 'none' }), lo: new Intl.DisplayNames('lo', { type: 'region', fallback: 'none' }) };

function country(code: string): Bilingual | null {
  const alpha2 = iso31661Alpha3ToAlpha2[code];
  const [en, lo] = alpha2 ? [REGIONS.en.of(alpha2), REGIONS.lo.of(alpha2)] : [];
  return en && lo ? { en, lo } : null;
}

function weekday(code: string): Bilingual | null {
  if (!/^[1-7]$/.test(code)) return unknown(code);
  const name = (locale: string): string => new Intl.DateTimeFormat(locale, { weekday: 'long', timeZone: 'UTC' }).format(MONDAY + (Number(code) - 1) * 86_400_000);
  return { en: name('en'), lo: name('lo') };
}
