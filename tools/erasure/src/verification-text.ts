import type { Remains } from './tombstones.js';
import type { Verification } from './verify-erasure.js';

const CONCLUSIONS: readonly (readonly [Remains, string])[] = [
  ['left over', 'NOT erased: something is left over.'],
  ['on its way', 'On its way: not every service has been told. Look again in a minute; if it stays, the outbox waits for Kafka (docs/runbooks/delivery.md).'],
];

/** What is left of one submission, place by place, and what to make of it. */
export function verificationText({ submission, names, findings, erased }: Verification): { readonly text: string; readonly clean: boolean } {
  const places = [...new Set(findings.map(({ place, remains }) => `  ${remains}: ${place}`))].toSorted();
  const worst = CONCLUSIONS.find(([remains]) => findings.some((finding) => finding.remains === remains))?.[1];
  const trouble = worst ?? (erased ? null : 'NOT erased: ingestion has no tombstone of it. Is the key right?');
  const conclusion = trouble ?? 'Erased: nothing but tombstones is left in the five schemas. Topics forget within 14 days, backups when they expire.';
  return { text: [`${submission} (looked for ${names.length} of its names)`, ...places, conclusion].join('\n'), clean: trouble === null };
}
