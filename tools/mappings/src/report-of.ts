import type { TriedSample } from '../../../apps/validation/src/domain/mapping/try-mapping.js';

/** One sample in words: the verdict, the record, what was found, what was not read. */
export function reportOf(name: string, { status, record, findings, protection, unread }: TriedSample): string {
  return [
    `${name}: ${status}`,
    record === null ? '  no record' : `  ${JSON.stringify(record)}`,
    ...findings.map(({ rule, severity, field, message }) => `  ${severity} ${rule}${field === null ? '' : ` ${field}`}: ${message.en} / ${message.lo}`),
    ...(protection.length > 0 ? [`  of protection, not shown: ${protection.join(', ')}`] : []),
    ...(unread.length > 0 ? [`  no field reads: ${unread.join(', ')}`] : []),
  ].join('\n');
}
