import type { SubmissionRedactedV1 } from '@fm/contracts';
import type { RedactedBody } from '../domain/redaction.js';

export const redactedEvent = ({ submission, revision, decision, rules, paths, stated, redactedAt }: RedactedBody): SubmissionRedactedV1 => ({ submission, revision, decision, rules, paths, stated, redactedAt });
