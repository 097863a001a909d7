import { derivedDirection, type FmrRecord } from '@fm/contracts/vocabulary';
import type { FmrDraft } from '../drafts/fmr-draft.js';
import { settledNationalities, settledSexAge } from '../rules/margins.js';

/** The stated direction where it says something, else the one that follows from the countries. */
export function directionOf({ statedDirection, departure, destination }: Pick<FmrDraft, 'statedDirection' | 'departure' | 'destination'>): FmrRecord['direction'] {
  return statedDirection !== null && statedDirection !== 'undefined' ? statedDirection : derivedDirection(departure.country, destination.country);
}

/** The record of a draft that the rules have settled; null where point, day or total are missing. */
export function recordFmr(draft: FmrDraft): FmrRecord | null {
  const { point, day, nTotal } = draft;
  if (point === null || day === null || nTotal === null || nTotal < 1) return null;
  const { hour, shift, enumerator, infoSource, consent, departure, destination, movementType, reasons, transport, stay, groupType, vulnerabilities } = draft;
  return {
    point, day, hour, shift, enumerator, infoSource, consent, direction: directionOf(draft), departure, destination, movementType, reasons,
    transport, stay, groupType, nTotal, vulnerabilities,
    sexAge: settledSexAge(draft.sexAge, nTotal),
    nationalities: settledNationalities(draft.nationalities, nTotal),
  };
}
