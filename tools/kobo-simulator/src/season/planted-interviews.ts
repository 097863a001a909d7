import type { Random } from '../random.js';
import type { Answers } from '../server/answers.js';
import { deviceTime, instantAt } from './calendar.js';

/** An interview or a module of counter-trafficking, as the forms have it, with the rule that must find what is wrong with it: null where nothing is. */
export interface PlantedInterview {
  readonly kind: 'fms' | 'ct';
  readonly rule: string | null;
  readonly answers: Answers;
}

const MINUTE_MS = 60_000;
const COUNTRIES = ['LAO', 'THA', 'CHN', 'VNM', 'MMR'];

type Spoil = (answers: Answers, random: Random) => Answers;
const FAULTS: Readonly<Record<PlantedInterview['kind'], Readonly<Record<string, Spoil>>>> = {
  fms: {
    'V-C8': (answers, random) => ({ ...answers, 'g_journey/reasons': `economic ${random.pick(['dont_know', 'refused'])}` }),
    'V-C10': (answers, random) => ({ ...answers, ...random.pick([{ 'g_consent/consent_given': 'no' }, { 'g_consent/interviewed_before': 'yes' }]) }),
    'V-C11': (answers, random) => ({ ...answers, ...random.pick<Answers>([{ 'g_profile/age': random.integer(12, 17) }, { 'g_consent/eligible_age': 'no' }]) }),
  },
  ct: {
    'V-C10': (answers) => ({ ...answers, 'g_consent/consent_given': 'no' }),
    'V-C14': (answers, random) => ({ ...answers, 'g_ct/ct_private_setting': random.pick(['no', null]) }),
  },
};

/** Honest interviews and modules of one day, `honest` of each, and as many as asked with each fault. */
export function plantInterviews(day: string, { honest, times }: { readonly honest: number; readonly times: number }, random: Random): readonly PlantedInterview[] {
  return (['fms', 'ct'] as const).flatMap((kind) => [
    ...Array.from({ length: honest }, (): PlantedInterview => ({ kind, rule: null, answers: answersOf(kind, day, random) })),
    ...Object.entries(FAULTS[kind]).flatMap(([rule, spoil]) => Array.from({ length: times }, (): PlantedInterview => ({ kind, rule, answers: spoil(answersOf(kind, day, random), random) }))),
  ]);
}

function answersOf(kind: PlantedInterview['kind'], day: string, random: Random): Answers {
  const start = new Date(instantAt(day, random.integer(6, 11) * 3600).getTime());
  const header = {
    start: deviceTime(start), end: deviceTime(new Date(start.getTime() + random.integer(12, 40) * MINUTE_MS)), deviceid: `collect:${random.integer(1, 20)}`,
    'g_id/enumerator_code': 'E01', 'g_id/fmp_code': 'LAO-LA0301-01', 'g_id/shift_code': 'morning', 'g_id/obs_date': day, 'g_id/obs_time': deviceTime(start).slice(11),
  };
  return { ...header, ...(kind === 'fms' ? interview(random) : module(random)) };
}

const interview = (random: Random): Answers => ({
  'g_consent/eligible_age': 'yes', 'g_consent/interviewed_before': 'no', 'g_consent/consent_given': 'yes', 'g_profile/sex': random.pick(['F', 'M']), 'g_profile/age': random.integer(18, 70), 'g_profile/nationality': random.pick(COUNTRIES),
  'g_journey/flow_direction': 'outflow', 'g_journey/origin_country': 'LAO', 'g_journey/dest_country': random.pick(['THA', 'CHN']), 'g_journey/reasons': random.pick(['economic', 'economic family_visit', 'refused']),
  'g_prep/documents': random.pick(['passport', 'passport visa_labour', 'none']), 'g_prep/has_debt': random.pick(['yes', 'no']),
});

const module = (random: Random): Answers => ({
  'g_consent/consent_given': 'yes', 'g_ct/ct_private_setting': 'yes', 'g_ct/ct_unpaid': random.pick(['self', 'no', 'self family_member']), 'g_ct/ct_held': random.pick(['no', 'self']), 'g_ct/ct_country': random.pick(COUNTRIES),
});
