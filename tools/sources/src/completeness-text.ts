import type { Completeness, DayOfSource } from './sources-client.js';

const MOST_NAMED = 20;

/** What Kobo has against what is here, and what to do where it differs. */
export function completenessText(told: Completeness): string {
  const { source, state, sweptAt, days, waiting, unidentified, refused, lastError, failingSince } = told;
  const differing = days.filter(({ koboHash, storeHash }) => koboHash !== storeHash);
  const sum = (count: (day: DayOfSource) => number): number => days.reduce((total, day) => total + count(day), 0);
  return [
    sweptAt === null ? unknownText(told) : `${source}: ${state.toUpperCase()} as of the sweep that began ${sweptAt}: ${sum((day) => day.koboCount)} in Kobo, ${sum((day) => day.storeCount)} here, ${days.length} days.`,
    ...differing.flatMap(dayText),
    ...(waiting > 0 ? [`${waiting} submissions are still to be asked about.`] : []),
    ...(unidentified > 0 ? [`${unidentified} bodies say nothing of their identity: kept sealed, counted nowhere.`] : []),
    ...refused.slice(0, MOST_NAMED).map(({ reason, receivedAt }) => `Refused at ${receivedAt}: ${reason}`),
    ...(failingSince === null ? [] : [`Kobo gives no usable answer since ${failingSince}: ${lastError ?? ''}`]),
    ...adviceOn(told),
  ].join('\n');
}

function unknownText({ source, days }: Completeness): string {
  return `${source}: UNKNOWN, ${days.length === 0 ? 'it was never compared with Kobo' : 'the sweep that was asked for is not done'}.`;
}

function dayText({ day, koboCount, storeCount, differing }: DayOfSource): string[] {
  const named = differing.slice(0, MOST_NAMED).map(({ koboId, kobo, store }) => `    _id ${koboId ?? 'unknown'}: ${store === null ? 'only in Kobo' : kobo === null ? 'only here' : 'another version here'}`);
  const more = differing.length > MOST_NAMED ? [`    and ${differing.length - MOST_NAMED} more`] : [];
  return [`  ${day}: ${koboCount} in Kobo, ${storeCount} here`, ...named, ...more];
}

function adviceOn({ source, state, failingSince, sweptAt }: Completeness): string[] {
  if (failingSince !== null) return ['Next: mend what is said above (docs/runbooks/kobo.md), then sweep again.'];
  if (sweptAt === null) return [`Next: npm run sources -- sweep ${source} --wait`];
  return state === 'differs' ? [`Next: npm run sources -- sweep ${source} --wait; what differs after that too is explained in docs/runbooks/kobo.md.`] : [];
}
